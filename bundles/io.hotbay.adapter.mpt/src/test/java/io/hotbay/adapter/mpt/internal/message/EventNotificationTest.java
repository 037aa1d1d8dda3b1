// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.target.api.CommandResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventNotificationTest {

    private static final int CONTEXT = 0x0005_0000;

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine).start(8);

    @Test
    void shouldAnswerWithEventChangeAndContinuationWhenSwitchedOn() {
        int[] expected = {
            0x0001, 0x0708, 0x0000, 0x8000, 0x0000, 0x0005, 0, 0, 0, 0,
            0x000A, 0x0000, 0x0000, 0x0000, 0x0001, 0x0000,
        };
        assertArrayEquals(expected, driver.handshake(0x0700_0001, 0, CONTEXT));
    }

    @Test
    void shouldAnswerWithoutContinuationWhenSwitchedOff() {
        int[] reply = driver.handshake(0x0700_0000, 0, CONTEXT);
        assertEquals(0x0000, reply[3]);
        assertEquals(0x0000, reply[14], "the new state");
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(4, 0, 1, 0));
        assertEquals(List.of(1), driver.interrupt(), "and no event follows");
    }

    @Test
    void shouldTellOfABusResetUnderTheContextOfTheRequest() {
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(4, 0, 1, 0));
        long reply = driver.takeAddressReply();
        assertEquals(0x01, machine.ram.get8(reply + 0x03), "the function's reply comes first");
        long event = driver.takeAddressReply();
        assertEquals(0x0708_0001, machine.ram.get32(event));
        assertEquals(0x80, machine.ram.get8(event + 0x07));
        assertEquals(CONTEXT, machine.ram.get32(event + 0x08));
        assertEquals(0x04, machine.ram.get32(event + 0x14));
        assertEquals(1, machine.count("events"));
    }

    @Test
    void shouldTellHowManyCommandsTheTargetHasWhenItsQueueIsFull() {
        driver.read(3, 1, 512);
        driver.read(3, 2, 512);
        driver.read(4, 3, 512);
        machine.port.script = command -> machine.port.end(command, CommandResult.TASK_SET_FULL, 0);
        driver.read(3, 9, 512);
        long reply = driver.takeAddressReply();
        assertEquals(9, machine.ram.get32(reply + 0x08), "the command's reply comes first");
        assertEquals(0x28, machine.ram.get8(reply + 0x0C));
        long event = driver.takeAddressReply();
        assertEquals(CONTEXT, machine.ram.get32(event + 0x08));
        assertEquals(0x80, machine.ram.get8(event + 0x07));
        assertEquals(0x0E, machine.ram.get32(event + 0x14));
        assertEquals(0x0002_0003, machine.ram.get32(event + 0x1C), "depth 2, bus 0, target 3");
    }

    @Test
    void shouldLeaveOneCommandToATargetThatIsFullWithoutAny() {
        machine.port.script = command -> machine.port.end(command, CommandResult.TASK_SET_FULL, 0);
        driver.read(5, 9, 512);
        driver.takeAddressReply();
        assertEquals(0x0001_0005, machine.ram.get32(driver.takeAddressReply() + 0x1C));
        driver.handshake(0x0700_0000, 0, CONTEXT);
        driver.read(5, 10, 512);
        assertEquals(List.of(10), driver.interrupt(), "no event when nobody wants any");
    }

    @Test
    void shouldNotCountCommandsThatHaveEndedButWaitForAReplyFrame() {
        driver.messageUnitReset();
        driver.start(0);
        machine.port.script = command -> machine.port.end(command, CommandResult.TASK_SET_FULL, 0);
        driver.read(3, 1, 512);
        driver.read(3, 2, 512);
        for (int i = 0; i < 4; i++) {
            driver.free(LinuxDriver.REPLIES + i * LinuxDriver.REPLY_FRAME_BYTES);
        }
        for (int context : new int[] {1, CONTEXT, 2}) {
            assertEquals(context, machine.ram.get32(driver.takeAddressReply() + 0x08));
        }
        assertEquals(0x0001_0003, machine.ram.get32(driver.takeAddressReply() + 0x1C));
    }

    @Test
    void shouldWorkByQueueWhenTheDriverPrefersThat() {
        long frame = driver.frame();
        machine.ram.put32(frame, 0x0700_0001);
        machine.ram.put32(frame + 0x08, 0x99);
        driver.post(frame);
        long event = driver.takeAddressReply();
        assertEquals(0x0A, machine.ram.get32(event + 0x14));
        assertEquals(0x80, machine.ram.get8(event + 0x07));
        assertEquals(0x99, machine.ram.get32(event + 0x08));
    }

    @Test
    void shouldLoseEventsButNothingElseWhenManyWaitForReplyFrames() {
        driver.messageUnitReset();
        driver.start(0);
        for (int i = 0; i < 20; i++) {
            driver.handshakeWithoutReply(LinuxDriver.taskManagement(4, 0, i, 0));
        }
        assertEquals(4, machine.count("unhandled event without a reply frame"));
        for (int i = 0; i < 0x40; i++) {
            driver.free(LinuxDriver.REPLIES + i * LinuxDriver.REPLY_FRAME_BYTES);
        }
        List<Integer> contexts = driver.interrupt();
        assertEquals(16, contexts.stream().filter(context -> context == CONTEXT).count());
        assertEquals(20, contexts.stream().filter(context -> context != CONTEXT).count());
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(4, 0, 99, 0));
        assertEquals(List.of(99, CONTEXT), driver.interrupt(), "the next one arrives again");
        assertEquals(Registers.STATE_OPERATIONAL, driver.registers.state());
    }
}
