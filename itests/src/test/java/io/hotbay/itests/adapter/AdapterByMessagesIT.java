// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import static org.junit.Assert.assertEquals;

import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;
import io.hotbay.pci.api.PciTransport;
import java.nio.file.Path;
import java.util.BitSet;
import javax.inject.Inject;
import org.junit.After;
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

    @Inject
    private PciTransport transport;

    private RemoteHardware remote;

    @Override
    Hardware turnOn(AdapterBench of) throws Exception {
        Path socket = folder.getRoot().toPath().resolve("s");
        of.serve(transport, socket);
        remote = RemoteHardware.connectByMessages(socket);
        return remote;
    }

    @After
    public void disconnect() {
        if (remote != null) {
            remote.close();
        }
    }

    /** The driver waits whenever its queue is empty; a message that is missing leaves it waiting for ever. */
    @Test
    public void shouldHearOfEachReplyThatComesWhileTheQueueIsEmptied() {
        LinuxDriver driver = new LinuxDriver(remote).start(REPLY_FRAMES);
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
