// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Trap 15 of the conformance page, and its probe of READs with all sorts of lists: what a list says is what the data
 * goes to, and no list does harm.
 */
class ScatterGatherTrapsTest {

    private static final byte[] READ_10 = {0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0};
    private static final int READ = 0x0200_0000;
    private static final int SGL = 0x30;
    private static final int SIMPLE_32 = 0x1000_0000;
    private static final int SIMPLE_64 = 0x1200_0000;
    private static final int CHAIN_32 = 0x3000_0000;
    private static final int CHAIN_64 = 0x3200_0000;
    private static final int LAST = 0x8000_0000;
    private static final int END = 0xC100_0000;
    private static final int SEGMENTS = 0x3_8000;
    private static final int SEGMENT_BYTES = 0x40;
    private static final int CONTEXT = 0x21;
    private static final byte[] SECTOR = sector();

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine);

    private static byte[] sector() {
        byte[] sector = new byte[512];
        for (int i = 0; i < sector.length; i++) {
            sector[i] = (byte) (i * 7);
        }
        return sector;
    }

    @BeforeEach
    void bringUpAndLoadASector() {
        driver.start(4);
        machine.port.script = command -> {
            command.data().write(SECTOR, SECTOR.length);
            machine.port.end(command, CommandResult.GOOD, SECTOR.length);
        };
    }

    private long read(int... list) {
        long frame = driver.scsiIo(0, CONTEXT, READ, SECTOR.length, READ_10);
        write(frame + SGL, list);
        return frame;
    }

    private void write(long address, int... words) {
        for (int i = 0; i < words.length; i++) {
            machine.ram.put32(address + i * 4L, words[i]);
        }
    }

    private byte[] data(int offset, int length) {
        return machine.ram.get(LinuxDriver.DATA + offset, length);
    }

    private void assertGood() {
        assertEquals(CONTEXT, driver.registers.read(Registers.REPLY_FIFO));
    }

    private int status() {
        long reply = driver.takeAddressReply();
        assertEquals(CONTEXT, machine.ram.get32(reply + 0x08));
        driver.free(reply);
        return machine.ram.get16(reply + 0x0E);
    }

    @Test
    @DisplayName("trap 15: elements of 32 and 64 bits mixed up")
    void shouldTakeEachElementByItsOwnSize() {
        driver.post(read(SIMPLE_32 | 100, LinuxDriver.DATA, SIMPLE_64 | 12, LinuxDriver.DATA + 0x1000, 0,
                END | SIMPLE_32 | 400, LinuxDriver.DATA + 0x2000));
        assertGood();
        assertArrayEquals(Arrays.copyOf(SECTOR, 100), data(0, 100));
        assertArrayEquals(Arrays.copyOfRange(SECTOR, 100, 112), data(0x1000, 12));
        assertArrayEquals(Arrays.copyOfRange(SECTOR, 112, 512), data(0x2000, 400));
    }

    @Test
    @DisplayName("trap 15: chain offsets counted from elsewhere")
    void shouldCountTheChainOffsetFromTheFrameAndThenFromTheSegment() {
        long frame = read(LAST | SIMPLE_32 | 100, LinuxDriver.DATA, 0xDEAD_BEEF, CHAIN_32 | 3 << 16 | 20, SEGMENTS);
        machine.ram.put8(frame + 0x02, (SGL + 12) / 4);
        write(SEGMENTS, LAST | SIMPLE_32 | 12, LinuxDriver.DATA + 0x1000, 0xDEAD_BEEF,
                CHAIN_32 | 8, SEGMENTS + SEGMENT_BYTES);
        write(SEGMENTS + SEGMENT_BYTES, END | SIMPLE_32 | 400, LinuxDriver.DATA + 0x2000);
        driver.post(frame);
        assertGood();
        assertArrayEquals(Arrays.copyOfRange(SECTOR, 100, 112), data(0x1000, 12));
        assertArrayEquals(Arrays.copyOfRange(SECTOR, 112, 512), data(0x2000, 400));
    }

    @ParameterizedTest(name = "{0} chains")
    @ValueSource(ints = {0, 1, 2, 0x21, 0x22})
    @DisplayName("probe: chains as deep as IOC_FACTS tells")
    void shouldReadThroughAsManyChainsAsIocFactsTells(int depth) {
        assertEquals(0x22, driver.handshake(LinuxDriver.header(0x03, 0))[0x14 / 2] & 0xFF, "MaxChainDepth");
        long frame = chained(depth);
        driver.post(frame);
        assertGood();
        assertArrayEquals(SECTOR, data(0, 512));
    }

    @Test
    @DisplayName("probe: one chain more than IOC_FACTS tells")
    void shouldRefuseOneChainMore() {
        driver.post(chained(0x23));
        assertEquals(0x03, status());
    }

    /** One chain element after the other, and the data behind the last. */
    private long chained(int depth) {
        int[] end = {END | SIMPLE_64 | 512, LinuxDriver.DATA, 0};
        if (depth == 0) {
            return read(end);
        }
        long frame = read(CHAIN_64 | 12, SEGMENTS, 0);
        machine.ram.put8(frame + 0x02, SGL / 4);
        for (int i = 0; i < depth - 1; i++) {
            int next = SEGMENTS + (i + 1) * SEGMENT_BYTES;
            write(SEGMENTS + i * SEGMENT_BYTES, CHAIN_64 | 12, next, 0);
        }
        write(SEGMENTS + (depth - 1) * SEGMENT_BYTES, end);
        return frame;
    }

    @Test
    @DisplayName("trap 15: a list without end")
    void shouldEndAListThatLeadsToItself() {
        write(SEGMENTS, CHAIN_32 | 8, SEGMENTS);
        long frame = read(CHAIN_32 | 8, SEGMENTS);
        machine.ram.put8(frame + 0x02, SGL / 4);
        driver.post(frame);
        assertEquals(0x03, status());
        assertEquals(Registers.STATE_OPERATIONAL, driver.registers.state());
    }

    @Test
    @DisplayName("probe: a list without its end bits")
    void shouldStopWhereTheDataStopsWhenTheListDoesNotSayItsEnd() {
        driver.post(read(SIMPLE_64 | 512, LinuxDriver.DATA, 0, 0xDEAD_BEEF));
        assertGood();
        assertArrayEquals(SECTOR, data(0, 512));
    }

    @Test
    @DisplayName("trap 15: a list shorter than the data refused")
    void shouldFillAShortListAndSayHowMuch() {
        driver.post(read(END | SIMPLE_32 | 6, LinuxDriver.DATA));
        long reply = driver.takeAddressReply();
        assertEquals(0x45, machine.ram.get16(reply + 0x0E));
        assertEquals(6, machine.ram.get32(reply + 0x14));
        assertArrayEquals(Arrays.copyOf(SECTOR, 6), data(0, 6));
        assertArrayEquals(new byte[6], data(6, 6), "and nothing behind it");
    }

    @Test
    @DisplayName("probe: a list longer than the data")
    void shouldMoveNoMoreThanTheDataLength() {
        machine.port.script = command -> {
            assertEquals(512, command.data().byteCount());
            machine.port.end(command, CommandResult.GOOD, 512);
        };
        driver.post(read(END | SIMPLE_32 | 0x1000, LinuxDriver.DATA));
        assertGood();
    }

    @Test
    @DisplayName("trap 15: the high half of the sense address forgotten")
    void shouldWriteSenseWhereTheHostsHighHalfSays() {
        long start = 0x2_0000_0000L;
        Machine high = new Machine(start);
        LinuxDriver there = new LinuxDriver(high).start(4);
        high.port.script = command -> high.port.end(command,
                CommandResult.check(Sense.unitAttention(AdditionalSense.POWER_ON_OCCURRED)), 0);
        there.read(0, 1, 512);
        assertEquals(0x01, high.ram.get8(there.takeAddressReply() + 0x0D), "autosense valid");
        assertEquals(0x70, high.ram.get8(start + LinuxDriver.SENSE));
    }

    @Test
    @DisplayName("trap 15: the interrupt dropped before the reply queue is empty")
    void shouldKeepTheLineUpUntilAllRepliesAreRead() {
        driver.read(0, CONTEXT, 512);
        driver.read(0, CONTEXT, 512);
        assertTrue(machine.host.interrupt());
        driver.registers.write(Registers.INTERRUPT_STATUS, 0);
        assertTrue(machine.host.interrupt(), "only reading takes a reply away");
        assertGood();
        assertTrue(machine.host.interrupt());
        assertGood();
        assertEquals(Registers.EMPTY, driver.registers.read(Registers.REPLY_FIFO));
        assertFalse(machine.host.interrupt());
    }
}
