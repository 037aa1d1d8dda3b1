// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.FreeBsdDriver;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.adapter.mpt.internal.driver.SeaBiosDriver;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.ScsiCommand;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What emulations of Fusion-MPT adapters have got wrong, and what went wrong then in guests: traps 1 to 14 of the
 * conformance page. Trap 15, the scatter/gather list, is {@link ScatterGatherTrapsTest}.
 */
class TrapsTest {

    private static final int IOC_FACTS = 0x03;
    private static final int PORT = 0x3;
    private static final int DEVICE = 0x4;
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int READ_NVRAM = 6;
    private static final int ULTRA320 = 0x207F_0807;

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine);
    private final Registers registers = driver.registers;

    private int status(long reply) {
        return machine.ram.get16(reply + 0x0E);
    }

    private int page(int action, int type, int number, int address, int dwords) {
        long reply = driver.config(action, type, number, address, dwords);
        driver.free(reply);
        return status(reply);
    }

    private int word(int offset) {
        return machine.ram.get32(LinuxDriver.DATA + offset);
    }

    @Test
    @DisplayName("trap 1: sizes of IOC_FACTS in wrong units, block size 0")
    void shouldTellSizesInTheUnitsOfTheirFields() {
        int[] facts = driver.start(2).handshake(LinuxDriver.header(IOC_FACTS, 0));
        assertEquals(1, Integer.bitCount(facts[0x16 / 2] & 0xFF), "block size: Linux divides by it");
        assertEquals(0x80 / 4, facts[0x1A / 2], "request frame in dwords");
        assertEquals(LinuxDriver.REPLY_FRAME_BYTES, facts[0x2C / 2], "reply frame in bytes");
    }

    @Test
    @DisplayName("trap 2: a product that looks like integrated RAID")
    void shouldBeAParallelInitiatorWithoutRaid() {
        int product = driver.handshake(LinuxDriver.header(IOC_FACTS, 0))[0x1E / 2];
        assertEquals(0, product >> 12, "parallel SCSI");
        assertEquals(1, product >> 8 & 0xF, "initiator: above 3 Linux looks for volumes");
    }

    @Test
    @DisplayName("trap 3: a handshake that serves one manner of hosts only")
    void shouldAdvanceWithReadsAndInterruptOnceMoreAtTheEnd() {
        int[] halves = new SeaBiosDriver(machine).start();
        assertEquals(0x0205, halves[1], "the second half-word, although the first was not acknowledged");
        assertEquals(0, registers.read(Registers.DOORBELL) & Registers.IN_USE);
        registers.write(Registers.DOORBELL, 0x4000_0000);
        assertEquals(0x030F, driver.handshake(LinuxDriver.header(IOC_FACTS, 0))[1], "and the polite one");
    }

    @Test
    @DisplayName("trap 4: task management by handshake, answered by the doorbell")
    void shouldAnswerTaskManagementByTheReplyQueue() {
        driver.start(2);
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(LinuxDriver.TARGET_RESET, 0, 0x40, 0));
        assertEquals(List.of(0x40), driver.interrupt());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    @DisplayName("trap 5: hints in the request descriptor taken for address bits")
    void shouldFindTheFrameBehindADescriptorWithHints(int offset) {
        driver.start(2);
        long frame = driver.frame();
        machine.ram.put32(frame + offset, 0x0600_0000);
        machine.ram.put32(frame + offset + 0x08, 0x77);
        registers.write(Registers.REQUEST_FIFO, (int) frame + offset | 0x3);
        assertEquals(0x77, machine.ram.get32(driver.takeAddressReply() + 0x08));
    }

    @Test
    @DisplayName("trap 6: a reply longer than the host's reply frame")
    void shouldWriteNoMoreThanTheReplyFrameHolds() {
        SeaBiosDriver firmware = new SeaBiosDriver(machine);
        firmware.start();
        machine.ram.fill(SeaBiosDriver.REPLY, 0x40, 0xCC);
        machine.port.script = command -> machine.port.end(command, CommandResult.NO_TARGET, 0);
        assertFalse(firmware.command(0, 1, 0, new byte[6]));
        assertEquals(0xCCCC_CCCC, machine.ram.get32(SeaBiosDriver.REPLY + 4));
    }

    @Test
    @DisplayName("trap 7: no free reply frame")
    void shouldHoldRepliesUntilThereAreFrames() {
        driver.start(0);
        machine.port.script = command -> machine.port.end(command, CommandResult.BUSY, 0);
        driver.read(0, 1, 512);
        driver.read(0, 2, 512);
        assertEquals(List.of(), driver.interrupt());
        assertEquals(Registers.STATE_OPERATIONAL, registers.state());
        driver.free(LinuxDriver.REPLIES);
        assertEquals(List.of(1, 2), driver.interrupt());
    }

    @Test
    @DisplayName("trap 8: a context reply that is masked, or that is none of a good command")
    void shouldKeepContextRepliesForGoodCommandsAndVerbatim() {
        driver.start(4);
        machine.port.allGood();
        driver.read(0, 0x6123_4567, 512);
        assertEquals(0x6123_4567, registers.read(Registers.REPLY_FIFO));
        driver.read(0, 0x8000_0001, 512);
        assertEquals(0x8000_0001, machine.ram.get32(driver.takeAddressReply() + 0x08), "looks like an address");
        assertEquals(0, status(driver.config(0, PORT, 0, 0, 0)), "CONFIG, an address reply although good");
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(LinuxDriver.TARGET_RESET, 0, 0x40, 0));
        assertEquals(0, status(driver.takeAddressReply()), "task management too");
        machine.port.script = command -> machine.port.end(command, CommandResult.BUSY, 0);
        driver.read(0, 3, 512);
        assertEquals(8, machine.ram.get8(driver.takeAddressReply() + 0x0C), "not good");
    }

    @Test
    @DisplayName("trap 9: success for short data, underruns where there are none")
    void shouldCountWhatWasMovedAndNothingElse() {
        driver.start(4);
        machine.port.script = command -> machine.port.end(command, CommandResult.GOOD, 100);
        driver.read(0, 1, 512);
        long reply = driver.takeAddressReply();
        assertEquals(0x45, status(reply));
        assertEquals(100, machine.ram.get32(reply + 0x14));
        machine.port.script = command -> machine.port.end(command, CommandResult.BUSY, 0);
        driver.read(0, 2, 512);
        assertEquals(0, status(driver.takeAddressReply()), "BUSY: Linux takes an underrun of a READ for an erratum");
        machine.port.allGood();
        driver.read(0, 3, 512);
        assertEquals(3, registers.read(Registers.REPLY_FIFO), "exact");
    }

    @Test
    @DisplayName("trap 10: SCSI Device Pages of other lengths, missing, read-only, or not following each other")
    void shouldHaveDevicePagesForAllIdentifiersThatFollowEachOther() {
        driver.start(4);
        for (int id = 0; id < 16; id++) {
            long header = driver.config(0, DEVICE, 0, id, 0);
            assertEquals(0x0400_0304, machine.ram.get32(header + 0x14), "3 dwords: Linux copies no fewer");
            driver.free(header);
            header = driver.config(0, DEVICE, 1, id, 0);
            assertEquals(0x1401_0405, machine.ram.get32(header + 0x14), "4 dwords, changeable");
            driver.free(header);
            machine.ram.fill(LinuxDriver.DATA, 16, 0);
            machine.ram.put32(LinuxDriver.DATA + 4, ULTRA320);
            assertEquals(0, page(WRITE, DEVICE, 1, id, 4));
            assertEquals(0, page(READ, DEVICE, 0, id, 3));
            assertEquals(ULTRA320, word(4), "page 0 follows page 1");
            assertEquals(1, word(8), "negotiated");
        }
    }

    @Test
    @DisplayName("trap 11: SCSI Port Pages that make drivers slow or give up")
    void shouldHavePortPagesThatDriversAccept() {
        driver.start(4);
        assertEquals(0, page(READ, PORT, 1, 0, 4));
        assertEquals(0x8000_000F, word(4), "own identifier, as PORT_FACTS tells it");
        assertTrue(word(8) != 0, "on bus timer");
        machine.ram.fill(LinuxDriver.DATA, 0x4C, 0);
        assertEquals(0, page(READ_NVRAM, PORT, 2, 0, 0x13));
        for (int id = 0; id < 16; id++) {
            assertEquals(0x000F_0800, word(0x0C + id * 4), "sync factor 8: with 0 Linux stays asynchronous");
        }
    }

    @Test
    @DisplayName("trap 12: a hard reset that does not end, or leaves traces")
    void shouldEndEachResetWithNothingButTheHistory() {
        driver.start(4);
        driver.hardReset();
        new FreeBsdDriver(machine).start().hardReset();
        driver.start(4);
        registers.write(Registers.DOORBELL, 0x4100_0000);
        assertEquals(Registers.STATE_READY, registers.state(), "an I/O unit reset does not stay in RESET");
    }

    @Test
    @DisplayName("trap 13: a message unit reset that leaves I/O and events")
    void shouldEndTheOldLifeByAMessageUnitReset() {
        driver.start(4);
        driver.read(0, 1, 512);
        List<ScsiCommand> old = List.copyOf(machine.port.inside);
        driver.messageUnitReset();
        assertEquals(0, driver.handshake(LinuxDriver.header(IOC_FACTS, 0))[0x26 / 2] >> 8, "event state");
        driver.start(4);
        old.forEach(command -> command.listener().commandDone(command, CommandResult.GOOD, 512));
        assertEquals(List.of(), driver.interrupt());
    }

    @Test
    @DisplayName("trap 14: events without continuation or under another context; a fault for messages")
    void shouldKeepTheEventRequestOpenAndSurviveEveryMessage() {
        driver.start(4);
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(LinuxDriver.RESET_BUS, 0, 0x40, 0));
        driver.free(driver.takeAddressReply());
        long event = driver.takeAddressReply();
        assertEquals(0x80, machine.ram.get8(event + 0x07), "continuation");
        assertEquals(LinuxDriver.CONTEXT_EVENTS, machine.ram.get32(event + 0x08));
        driver.free(event);
        for (int function : new int[] {0x08, 0x17, 0x7F}) {
            long frame = driver.frame();
            machine.ram.put8(frame + 0x03, function);
            driver.post(frame);
            long reply = driver.takeAddressReply();
            assertEquals(function == 0x08 ? 0 : 1, status(reply));
            driver.free(reply);
            assertEquals(Registers.STATE_OPERATIONAL, registers.state());
        }
    }
}
