// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import static org.junit.Assert.assertEquals;

import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;
import java.util.BitSet;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The drivers reach the adapter through a VMM and its socket, and hear of replies by MSI. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class AdapterByMessagesIT extends AdapterContract {

    private static final int ROUNDS = 300;
    private static final int DEPTH = 12;

    @Override
    Hardware turnOn() throws Exception {
        return turnOnByMessages();
    }

    /** The driver waits whenever its queue is empty; a message that is missing leaves it waiting for ever. */
    @Test
    public void shouldHearOfEachReplyThatComesWhileTheQueueIsEmptied() {
        LinuxDriver driver = new LinuxDriver(hardware()).start(REPLY_FRAMES);
        new ScsiDisk(driver, FILE).testUnitReady();
        new ScsiDisk(driver, MEMORY).testUnitReady();
        for (int round = 0; round < ROUNDS; round++) {
            for (int context = 1; context <= DEPTH; context++) {
                driver.read(context % 2, context, ScsiDisk.BLOCK);
            }
            BitSet seen = new BitSet();
            for (int reply = 0; reply < DEPTH; reply++) {
                seen.set(driver.awaitReply().context());
            }
            assertEquals(DEPTH, seen.cardinality());
        }
    }
}
