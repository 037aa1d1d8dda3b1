// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.hotbay.adapter.mpt.internal.driver.BsdDriver;
import io.hotbay.adapter.mpt.internal.driver.FreeBsdDriver;
import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.NetBsdDriver;
import io.hotbay.adapter.mpt.internal.driver.OpenBsdDriver;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.Before;
import org.junit.Test;

/** What the drivers of the BSDs do, one after the other on the same adapter, whatever way they reach it by. */
public abstract class BsdContract extends AdapterTest {

    private static final int DISK = 0;
    private static final int ULTRA320 = 0x207F_0807;

    private Path image;
    private Hardware hardware;

    /** Turns a machine on that has the adapter. */
    abstract Hardware turnOn() throws Exception;

    @Before
    public void plugTheDisk() throws Exception {
        image = plugFile(DISK);
        hardware = turnOn();
    }

    private List<Function<Hardware, BsdDriver>> systems() {
        return List.of(
                machine -> new FreeBsdDriver(machine).start(),
                machine -> new NetBsdDriver(machine).start(),
                machine -> new OpenBsdDriver(machine).start());
    }

    private static byte[] cdb(int operationCode, int block, int bytes) {
        return ByteBuffer.allocate(10).put((byte) operationCode).put((byte) 0).putInt(block).put((byte) 0)
                .putShort((short) (bytes / ScsiDisk.BLOCK)).array();
    }

    @Test
    public void shouldFindTheDiskAndReadBackWhatEachSystemWrote() throws Exception {
        int block = 0;
        for (Function<Hardware, BsdDriver> boot : systems()) {
            BsdDriver driver = boot.apply(hardware);
            for (int target = 0; target < 15; target++) {
                String expected = target == DISK ? DISK_INQUIRY : "";
                assertEquals(expected, driver.inquiry(target));
            }
            driver.testUnitReady(DISK);
            int blocks = ByteBuffer.wrap(driver.in(DISK, 8, cdb(0x25, 0, 0))).getInt() + 1;
            assertEquals(IMAGE_BYTES / ScsiDisk.BLOCK, blocks);
            for (int bytes : new int[] {ScsiDisk.BLOCK, 0x4000, BsdDriver.MAXIMUM_BYTES}) {
                byte[] data = random(block, bytes);
                driver.out(DISK, data, cdb(0x2A, block, bytes));
                assertArrayEquals(data, driver.in(DISK, bytes, cdb(0x28, block, bytes)));
                int start = block * ScsiDisk.BLOCK;
                assertArrayEquals(data, Arrays.copyOfRange(Files.readAllBytes(image), start, start + bytes));
                block += bytes / ScsiDisk.BLOCK;
            }
        }
    }

    @Test
    public void shouldNegotiateAndResetAsEachSystemDoes() {
        FreeBsdDriver freeBsd = new FreeBsdDriver(hardware).start();
        assertEquals(ULTRA320, freeBsd.negotiate(DISK, ULTRA320));
        assertTrue(freeBsd.awaitReply(freeBsd.postRead(DISK)).good());
        assertTrue(freeBsd.manage(FreeBsdDriver.ABORT_TASK, DISK, 0x0200_0077).good());
        assertTrue(freeBsd.manage(FreeBsdDriver.TARGET_RESET, DISK, 0).good());
        freeBsd.testUnitReady(DISK);
        freeBsd.hardReset();

        NetBsdDriver netBsd = new NetBsdDriver(hardware).start();
        assertEquals(ULTRA320, netBsd.negotiate(DISK, ULTRA320));
        assertTrue(netBsd.resetBus().good());
        netBsd.testUnitReady(DISK);
        netBsd.hardReset();

        OpenBsdDriver openBsd = new OpenBsdDriver(hardware).start();
        openBsd.testUnitReady(DISK);
        assertEquals(ULTRA320, openBsd.negotiate(DISK));
        openBsd.startInterrupts();
        openBsd.testUnitReady(DISK);
    }
}
