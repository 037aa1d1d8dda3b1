// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import static org.junit.Assert.assertArrayEquals;

import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;
import io.hotbay.pci.api.PciTransport;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The drivers reach the adapter through a VMM and its socket. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class AdapterOverSocketIT extends AdapterContract {

    @Inject
    private PciTransport transport;

    private Path socket;
    private RemoteHardware remote;

    @Override
    Hardware turnOn(AdapterBench of) throws Exception {
        socket = folder.getRoot().toPath().resolve("s");
        of.serve(transport, socket);
        remote = RemoteHardware.connect(socket);
        return remote;
    }

    @After
    public void disconnect() {
        if (remote != null) {
            remote.close();
        }
    }

    @Test
    public void shouldServeTheNextVmmWhenOneEndsWithCommandsInside() throws Exception {
        byte[] data = random(1, ScsiDisk.MAXIMUM_BYTES);
        for (int time = 0; time < 3; time++) {
            LinuxDriver driver = new LinuxDriver(remote).start(REPLY_FRAMES);
            ScsiDisk file = new ScsiDisk(driver, FILE);
            if (time > 0) {
                assertArrayEquals(data, file.read(0, data.length));
            }
            file.write(0, data);
            new ScsiDisk(driver, MEMORY).testUnitReady();
            IntStream.range(0, 100).forEach(context -> driver.read(context % 2, context, ScsiDisk.BLOCK));
            remote.close();
            remote = RemoteHardware.connect(socket);
        }
    }
}
