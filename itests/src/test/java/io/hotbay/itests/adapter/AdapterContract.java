// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.OvmfDriver;
import io.hotbay.adapter.mpt.internal.driver.Reply;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;
import io.hotbay.adapter.mpt.internal.driver.SeaBiosDriver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;

/** What the drivers of firmware and Linux do with a file and a memory disk, whatever way they reach the adapter by. */
public abstract class AdapterContract extends AdapterTest {

    static final int FILE = 0;
    static final int MEMORY = 1;

    private static final byte[] INQUIRY = {0x12, 0, 0, 0, 36, 0};
    private static final byte[] TEST_UNIT_READY = new byte[6];
    private static final byte[] READ_FIRST = {0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0};
    private static final int NO_DATA = 0;

    private Path image;
    private Hardware hardware;

    /** Turns a machine on that has the adapter. */
    abstract Hardware turnOn() throws Exception;

    Hardware hardware() {
        return hardware;
    }

    @Before
    public void plugDisks() throws Exception {
        image = plugFile(FILE);
        plugMemory(MEMORY);
        hardware = turnOn();
    }

    @Test
    public void shouldLoadTheBootSectorBySeaBios() throws Exception {
        SeaBiosDriver firmware = new SeaBiosDriver(hardware);
        firmware.start();
        assertTrue(firmware.command(FILE, 1, 36, INQUIRY));
        assertFalse("power on", firmware.command(FILE, 2, 0, TEST_UNIT_READY));
        assertTrue(firmware.command(FILE, 3, 0, TEST_UNIT_READY));
        assertTrue(firmware.command(FILE, 4, ScsiDisk.BLOCK, READ_FIRST));
        assertArrayEquals(Arrays.copyOf(Files.readAllBytes(image), ScsiDisk.BLOCK),
                hardware.ram().get(SeaBiosDriver.DATA, ScsiDisk.BLOCK));
        assertFalse("nobody", firmware.command(2, 5, 36, INQUIRY));
    }

    @Test
    public void shouldLoadTheBootSectorByOvmfAndGoOnInLinux() throws Exception {
        OvmfDriver firmware = new OvmfDriver(hardware);
        assertEquals(0, firmware.start());
        assertEquals(0, firmware.command(FILE, 36, INQUIRY));
        assertEquals(Reply.DEVICE_NOT_THERE, firmware.command(2, 36, INQUIRY));
        firmware.command(FILE, 0, TEST_UNIT_READY);
        assertEquals(0, firmware.command(FILE, ScsiDisk.BLOCK, READ_FIRST));
        assertArrayEquals(Arrays.copyOf(Files.readAllBytes(image), ScsiDisk.BLOCK),
                hardware.ram().get(OvmfDriver.DATA, ScsiDisk.BLOCK));
        firmware.reset();

        LinuxDriver driver = new LinuxDriver(hardware).start(REPLY_FRAMES);
        assertEquals(IMAGE_BYTES / ScsiDisk.BLOCK, new ScsiDisk(driver, FILE).blocks());
    }

    @Test
    public void shouldFindWhatIsPluggedAndNothingElse() {
        LinuxDriver driver = new LinuxDriver(hardware).start(REPLY_FRAMES);
        for (int target = 0; target < 15; target++) {
            String expected = target <= MEMORY ? DISK_INQUIRY : "";
            assertEquals(expected, new ScsiDisk(driver, target).inquiry());
        }
    }

    @Test
    public void shouldReadBackWhatWasWrittenInPiecesAndChains() throws Exception {
        LinuxDriver driver = new LinuxDriver(hardware).start(REPLY_FRAMES);
        int block = 7;
        for (int bytes : new int[] {ScsiDisk.BLOCK, 0x2000, 0x4000, ScsiDisk.MAXIMUM_BYTES}) {
            for (int target : new int[] {FILE, MEMORY}) {
                ScsiDisk disk = new ScsiDisk(driver, target);
                byte[] data = random(bytes + target, bytes);
                disk.write(block, data);
                disk.synchronizeCache();
                assertArrayEquals(data, disk.read(block, bytes));
            }
            int start = block * ScsiDisk.BLOCK;
            assertArrayEquals("in the file", random(bytes, bytes),
                    Arrays.copyOfRange(Files.readAllBytes(image), start, start + bytes));
            block += bytes / ScsiDisk.BLOCK;
        }
    }

    @Test
    public void shouldEndEachOfManyCommandsOnce() {
        LinuxDriver driver = new LinuxDriver(hardware).start(REPLY_FRAMES);
        new ScsiDisk(driver, FILE).testUnitReady();
        new ScsiDisk(driver, MEMORY).testUnitReady();
        int commands = 200;
        IntStream.range(0, commands).forEach(context -> driver.read(context % 2, context, ScsiDisk.BLOCK));
        TreeSet<Integer> ended = new TreeSet<>();
        for (int i = 0; i < commands; i++) {
            Reply reply = driver.awaitReply();
            assertTrue(reply.toString(), reply.good());
            ended.add(reply.context());
        }
        assertEquals(IntStream.range(0, commands).boxed().collect(Collectors.toCollection(TreeSet::new)), ended);
        assertEquals(List.of(), driver.interrupt());
    }

    @Test
    public void shouldAnswerTheAbortOfACommandThatHasEnded() {
        LinuxDriver driver = new LinuxDriver(hardware).start(REPLY_FRAMES);
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(LinuxDriver.ABORT_TASK, FILE, 9, 0x7777));
        assertEquals(new Reply(Reply.TASK_MANAGEMENT, 9, 0, 0, 0, 0), driver.awaitReply());
    }

    @Test
    public void shouldTellTheUnitsOfResets() {
        LinuxDriver driver = new LinuxDriver(hardware).start(REPLY_FRAMES);
        new ScsiDisk(driver, FILE).testUnitReady();
        new ScsiDisk(driver, MEMORY).testUnitReady();

        driver.handshakeWithoutReply(LinuxDriver.taskManagement(LinuxDriver.TARGET_RESET, FILE, 9, 0));
        assertTrue(driver.awaitReply().good());
        assertEquals(0x2903, unitAttention(driver, FILE));
        assertEquals(0, unitAttention(driver, MEMORY));

        driver.handshakeWithoutReply(LinuxDriver.taskManagement(LinuxDriver.RESET_BUS, 0, 10, 0));
        assertTrue(driver.awaitReply().good());
        assertEquals(Reply.EVENT, driver.awaitReply().function());
        assertEquals(0x2902, unitAttention(driver, FILE));
        assertEquals(0x2902, unitAttention(driver, MEMORY));
        assertEquals(0, unitAttention(driver, FILE));
    }

    /** The additional sense that TEST UNIT READY ends with; 0 when good. */
    private int unitAttention(LinuxDriver driver, int target) {
        driver.post(driver.scsiIo(target, 11, NO_DATA, 0, TEST_UNIT_READY));
        Reply reply = driver.awaitReply();
        if (reply.good()) {
            return 0;
        }
        assertEquals(reply.toString(), Reply.CHECK_CONDITION, reply.scsiStatus());
        return hardware.ram().get8(LinuxDriver.SENSE + 12) << 8 | hardware.ram().get8(LinuxDriver.SENSE + 13);
    }

    @Test
    public void shouldKeepDataOverEachReset() {
        LinuxDriver driver = new LinuxDriver(hardware).start(REPLY_FRAMES);
        List<Runnable> resets = List.of(driver::messageUnitReset, driver::hardReset);
        for (int time = 0; time < resets.size(); time++) {
            byte[] data = random(time, 0x1000);
            new ScsiDisk(driver, FILE).write(time, data);
            driver.read(MEMORY, 1, ScsiDisk.BLOCK);
            resets.get(time).run();
            driver.start(REPLY_FRAMES);
            assertEquals("the old life is over", List.of(), driver.interrupt());
            assertArrayEquals(data, new ScsiDisk(driver, FILE).read(time, data.length));
        }
    }
}
