// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.ScsiCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReplyFifoTest {

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine);
    private final Registers registers = driver.registers;

    @Test
    void shouldReadAllOnesWhenEmpty() {
        assertEquals(Registers.EMPTY, registers.read(Registers.REPLY_FIFO));
        driver.start(1);
        assertEquals(Registers.EMPTY, registers.read(Registers.REPLY_FIFO));
    }

    @Test
    void shouldAnswerEachOf300RequestsOnceWhenThereIsOneReplyFrame() {
        driver.start(1);
        for (int i = 0; i < 300; i++) {
            driver.read(0, i, 512);
        }
        for (ScsiCommand command : List.copyOf(machine.port.inside)) {
            boolean fails = (command.tag() & 1) == 1;
            machine.port.end(command, fails ? CommandResult.BUSY : CommandResult.GOOD, fails ? 0 : 512);
        }
        assertEquals(149, machine.count("held replies"));
        List<Integer> contexts = new ArrayList<>();
        int rounds = 0;
        while (contexts.size() < 300) {
            contexts.addAll(driver.interrupt());
            assertTrue(rounds++ < 300, "the replies keep coming");
        }
        Set<Integer> distinct = new TreeSet<>(contexts);
        assertEquals(300, distinct.size());
        assertEquals(300, contexts.size());
        assertEquals(150, machine.count("context replies"));
        assertEquals(150, machine.count("address replies"));
        assertEquals(Registers.STATE_OPERATIONAL, registers.state());
        assertEquals(Registers.EMPTY, registers.read(Registers.REPLY_FIFO));
    }

    @Test
    void shouldNotLetContextRepliesWaitBehindHeldOnes() {
        driver.start(0);
        driver.read(0, 1, 512);
        driver.read(0, 2, 512);
        machine.port.end(machine.port.inside.getFirst(), CommandResult.BUSY, 0);
        machine.port.end(machine.port.inside.getFirst(), CommandResult.GOOD, 512);
        assertEquals(List.of(2), driver.interrupt());
        driver.free(LinuxDriver.REPLIES);
        assertEquals(List.of(1), driver.interrupt());
    }

    @Test
    void shouldCutTheReplyWhenTheFrameIsSmaller() {
        driver.start(0);
        driver.messageUnitReset();
        int[] init = driver.iocInit();
        init[3] = 8;
        assertEquals(0, driver.handshake(init)[7]);
        machine.ram.fill(LinuxDriver.REPLIES, 0x40, 0xAA);
        driver.free(LinuxDriver.REPLIES);
        machine.port.script = command -> machine.port.end(command, CommandResult.BUSY, 0);
        driver.read(0, 1, 512);
        assertEquals(LinuxDriver.REPLIES, driver.takeAddressReply());
        assertEquals(8, machine.ram.get8(LinuxDriver.REPLIES + 2), "the length is that of the reply");
        assertEquals(0xAAAA_AAAA, machine.ram.get32(LinuxDriver.REPLIES + 8), "nothing is written behind the frame");
    }

    @Test
    void shouldFaultWhenTheReplyFrameIsNotInGuestMemory() {
        driver.start(0);
        driver.free(0x7000_0000);
        machine.port.script = command -> machine.port.end(command, CommandResult.BUSY, 0);
        driver.read(0, 1, 512);
        assertEquals(0x4400_8114, registers.read(Registers.DOORBELL));
        assertEquals(Registers.EMPTY, registers.read(Registers.REPLY_FIFO));
    }

    @Test
    void shouldPostNothingMoreInFaultWhatWasHeld() {
        driver.start(0);
        driver.read(0, 1, 512);
        driver.read(0, 2, 512);
        driver.read(0, 3, 512);
        machine.port.end(machine.port.inside.getFirst(), CommandResult.GOOD, 512);
        machine.port.end(machine.port.inside.getFirst(), CommandResult.BUSY, 0);
        machine.port.end(machine.port.inside.getFirst(), CommandResult.BUSY, 0);
        driver.free(0x7000_0000);
        assertEquals(Registers.STATE_FAULT, registers.state());
        driver.free(LinuxDriver.REPLIES);
        assertEquals(1, registers.read(Registers.REPLY_FIFO), "what was there can still be read");
        assertEquals(Registers.EMPTY, registers.read(Registers.REPLY_FIFO));
        driver.hardReset();
        driver.start(4);
        assertEquals(List.of(), driver.interrupt());
    }

    @Test
    void shouldCountAndIgnoreReplyFramesWhenTheQueueIsFull() {
        driver.start(0x100);
        driver.free(0x7000_0000);
        assertEquals(1, machine.count("hostile reply free queue"));
        assertEquals(Registers.STATE_OPERATIONAL, registers.state());
    }

    @Test
    void shouldHoldContextRepliesWhenTheHostNeverReads() {
        driver.start(1);
        machine.port.allGood();
        int posted = 0;
        while (registers.state() == Registers.STATE_OPERATIONAL && posted < 2000) {
            driver.read(0, posted++, 512);
        }
        assertEquals(Registers.STATE_FAULT, registers.state(), "the queue is bounded, and so are the requests");
        assertTrue(machine.count("held replies") > 0);
    }
}
