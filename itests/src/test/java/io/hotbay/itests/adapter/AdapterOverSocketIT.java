// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import static org.junit.Assert.assertArrayEquals;

import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The drivers reach the adapter through a VMM and its socket. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class AdapterOverSocketIT extends AdapterContract {

    @Override
    Hardware turnOn() throws Exception {
        return turnOnBehindSocket();
    }

    @Test
    public void shouldServeTheNextVmmWhenOneEndsWithCommandsInside() throws Exception {
        byte[] data = random(1, ScsiDisk.MAXIMUM_BYTES);
        Hardware machine = hardware();
        for (int time = 0; time < 3; time++) {
            LinuxDriver driver = new LinuxDriver(machine).start(REPLY_FRAMES);
            ScsiDisk file = new ScsiDisk(driver, FILE);
            if (time > 0) {
                assertArrayEquals(data, file.read(0, data.length));
            }
            file.write(0, data);
            new ScsiDisk(driver, MEMORY).testUnitReady();
            IntStream.range(0, 100).forEach(context -> driver.read(context % 2, context, ScsiDisk.BLOCK));
            machine = turnOnAgain();
        }
    }
}
