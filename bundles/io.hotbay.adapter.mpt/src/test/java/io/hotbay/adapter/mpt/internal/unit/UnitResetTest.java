// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.memory.WindowMapping;
import io.hotbay.pci.api.ResetCause;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.api.TaskManagementResponse;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnitResetTest {

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine).start(4);

    /** Every way into a new life. */
    enum Way {
        MESSAGE_UNIT((machine, driver) -> driver.registers.write(Registers.DOORBELL, 0x4000_0000)),
        IO_UNIT((machine, driver) -> driver.registers.write(Registers.DOORBELL, 0x4100_0000)),
        HARD((machine, driver) -> driver.hardReset()),
        BUS((machine, driver) -> machine.function.reset(ResetCause.BUS_RESET)),
        NEXT_MACHINE((machine, driver) -> {
            machine.function.reset(ResetCause.CONNECTION_LOST);
            machine.function.disconnect();
            machine.function.connect(machine.host);
            machine.function.reset(ResetCause.POWER_ON);
        });

        private final BiConsumer<Machine, LinuxDriver> reset;

        Way(BiConsumer<Machine, LinuxDriver> reset) {
            this.reset = reset;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetNothingArriveLaterWhenCommandsAreInFlight(Way way) {
        for (int i = 0; i < 5; i++) {
            driver.read(0, i, 512);
        }
        List<ScsiCommand> old = List.copyOf(machine.port.inside);
        machine.port.end(old.get(0), CommandResult.GOOD, 512);
        machine.port.end(old.get(1), CommandResult.BUSY, 0);
        assertTrue(machine.host.interrupt());
        way.reset.accept(machine, driver);
        assertFalse(machine.host.interrupt());
        assertEquals(Registers.STATE_READY, driver.registers.state());
        assertEquals(0, driver.registers.read(Registers.INTERRUPT_STATUS));
        assertEquals(Registers.EMPTY, driver.registers.read(Registers.REPLY_FIFO));
        driver.start(4);
        machine.ram.fill(LinuxDriver.SENSE, 64, 0xEE);
        Sense sense = Sense.illegalRequest(AdditionalSense.INVALID_FIELD_IN_CDB);
        machine.port.end(old.get(2), CommandResult.GOOD, 512);
        machine.port.end(old.get(3), CommandResult.check(sense), 0);
        assertFalse(machine.host.interrupt(), "late completions of the life before");
        assertEquals(Registers.EMPTY, driver.registers.read(Registers.REPLY_FIFO));
        assertEquals(0xEE, machine.ram.get8(LinuxDriver.SENSE));
        assertEquals(0, machine.ram.renewals(), "nothing was stuck");
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeThePagesAwayAndTheCommandsOutOfUseWhenIoIsStuck(Way way) {
        driver.read(0, 1, 512);
        ScsiCommand stuck = machine.port.inside.getFirst();
        machine.port.stuck = 1;
        way.reset.accept(machine, driver);
        machine.port.stuck = 0;
        assertEquals(1, machine.ram.renewals());
        driver.start(4);
        machine.port.inside.clear();
        for (int i = 0; i < 300; i++) {
            driver.read(0, i, 512);
        }
        assertFalse(machine.port.inside.contains(stuck), "never used again");
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveThePagesBackWhenTheStuckIoReturns(Way way) {
        AtomicInteger unmapped = new AtomicInteger();
        machine.host.memory().add(0x1_0000_0000L, new CountedMapping(unmapped), true);
        driver.read(0, 1, 512);
        ScsiCommand stuck = machine.port.inside.getFirst();
        machine.port.stuck = 1;
        way.reset.accept(machine, driver);
        machine.port.stuck = 0;
        machine.host.memory().clear();
        int renewed = 1;
        assertEquals(renewed, unmapped.get(), "the mapping that the I/O began with is kept");
        stuck.listener().commandReturned(stuck);
        assertEquals(renewed + 1, unmapped.get());
    }

    @ParameterizedTest
    @EnumSource
    void shouldStartANewNexusOfTheSameInitiator(Way way) {
        int before = machine.port.initiators.size();
        way.reset.accept(machine, driver);
        TransportId expected = new TransportId(TransportProtocol.PARALLEL_SCSI, "15");
        assertEquals(List.of(expected), machine.port.initiators.subList(before, machine.port.initiators.size()));
    }

    @ParameterizedTest
    @EnumSource
    void shouldForgetReplyFramesEventsAndTheHost(Way way) {
        way.reset.accept(machine, driver);
        assertEquals(0, driver.registers.read(Registers.DOORBELL) & 0x0700_0000, "WhoInit");
        int[] facts = driver.handshake(LinuxDriver.header(0x03, 0));
        assertEquals(0x0001, facts[19], "events are off");
        assertEquals(0, facts[22], "no reply frame size");
        driver.handshake(driver.iocInit());
        machine.port.script = command -> machine.port.end(command, CommandResult.BUSY, 0);
        driver.read(0, 1, 512);
        assertEquals(Registers.EMPTY, driver.registers.read(Registers.REPLY_FIFO), "the old frames are gone");
        driver.free(LinuxDriver.REPLIES);
        assertEquals(List.of(1), driver.interrupt());
    }

    @ParameterizedTest
    @EnumSource
    void shouldAbortAHandshakeUnderWay(Way way) {
        driver.registers.write(Registers.DOORBELL, 0x4203_0000);
        for (int word : LinuxDriver.header(0x03, 0)) {
            driver.registers.write(Registers.DOORBELL, word);
        }
        way.reset.accept(machine, driver);
        assertEquals(0x1000_0000, driver.registers.read(Registers.DOORBELL));
        driver.start(2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotAnswerATaskManagementFunctionOfTheLifeBefore(Way way) {
        machine.port.waiting = new ArrayList<>();
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(4, 0, 0x99, 0));
        way.reset.accept(machine, driver);
        driver.start(4);
        driver.read(0, 2, 512);
        machine.port.end(machine.port.inside.getFirst(), CommandResult.TERMINATED, 0);
        long reply = driver.takeAddressReply();
        assertEquals(0x4B, machine.ram.get16(reply + 0x0E), "no function is under way in this life");
        machine.port.waiting.getFirst().managed(TaskManagementResponse.FUNCTION_COMPLETE, 1);
        assertEquals(Registers.EMPTY, driver.registers.read(Registers.REPLY_FIFO));
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(3, 0, 0x9A, 0));
        driver.read(0, 3, 512);
        machine.port.end(machine.port.inside.getFirst(), CommandResult.TERMINATED, 0);
        assertEquals(0x48, machine.ram.get16(driver.takeAddressReply() + 0x0E), "one is under way now");
        machine.port.waiting.getLast().managed(TaskManagementResponse.FUNCTION_COMPLETE, 1);
        assertEquals(List.of(0x9A), driver.interrupt());
    }

    @Test
    void shouldReturnToPowerOnRegistersWhenTheBusIsReset() {
        driver.registers.write(Registers.INTERRUPT_MASK, 0);
        machine.function.configuration().write(0x04, 2, 0x0007);
        machine.function.reset(ResetCause.BUS_RESET);
        assertEquals(9, driver.registers.read(Registers.INTERRUPT_MASK));
        assertEquals(0, driver.registers.read(Registers.DIAGNOSTIC), "a bus reset is no history");
        assertEquals(0, machine.function.configuration().read(0x04, 2));
    }

    @Test
    void shouldBeInResetAndHarmlessBetweenTwoMachines() {
        driver.read(0, 1, 512);
        ScsiCommand late = machine.port.inside.getFirst();
        machine.function.reset(ResetCause.CONNECTION_LOST);
        machine.function.disconnect();
        machine.port.end(late, CommandResult.GOOD, 512);
        assertEquals(0, driver.registers.read(Registers.DOORBELL));
        driver.registers.write(Registers.DOORBELL, 0x4203_0000);
        driver.registers.write(Registers.REQUEST_FIFO, LinuxDriver.REQUESTS);
        driver.registers.write(Registers.REPLY_FIFO, LinuxDriver.REPLIES);
        assertEquals(0, driver.registers.read(Registers.DOORBELL));
        assertFalse(machine.host.interrupt());
    }

    /** Counts, for itself and those renewed from it, how many were unmapped. */
    private record CountedMapping(AtomicInteger unmapped) implements WindowMapping {

        @Override
        public long address() {
            return 0x10_0000;
        }

        @Override
        public long size() {
            return 0x1000;
        }

        @Override
        public WindowMapping renew() {
            return new CountedMapping(unmapped);
        }

        @Override
        public void revoke() {
            // there are no pages
        }

        @Override
        public void unmap() {
            unmapped.incrementAndGet();
        }
    }
}
