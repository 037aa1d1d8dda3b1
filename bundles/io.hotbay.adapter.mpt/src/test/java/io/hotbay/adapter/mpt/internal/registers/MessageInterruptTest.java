// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the chip sends its message: an edge, which nobody repeats. */
class MessageInterruptTest {

    private static final int ALL_MASKED = 0x9;
    private static final int DOORBELL_MASKED = 0x1;
    private static final int REPLY_MASKED = 0x8;

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine).start(4);
    private final Registers registers = driver.registers;

    @BeforeEach
    void begin() {
        machine.port.allGood();
        machine.host.messages();
    }

    @Test
    void shouldSendOneForTheFirstOfSeveralReplies() {
        driver.read(0, 1, 512);
        driver.read(0, 2, 512);
        assertEquals(1, machine.host.messages());
        assertEquals(List.of(1, 2), driver.interrupt());
        assertEquals(0, machine.host.messages());
    }

    @Test
    void shouldSendAgainForAReplyBehindTheLastOneTaken() {
        driver.read(0, 1, 512);
        assertEquals(1, registers.read(Registers.REPLY_FIFO));
        driver.read(0, 2, 512);
        assertEquals(2, machine.host.messages(), "the driver may not look again");
        assertEquals(List.of(2), driver.interrupt());
    }

    @Test
    void shouldSendNoneWhileTheReplyInterruptIsMasked() {
        registers.write(Registers.INTERRUPT_MASK, ALL_MASKED);
        driver.read(0, 1, 512);
        assertEquals(0, machine.host.messages());
    }

    @Test
    void shouldSendAgainWhenTheMaskIsLiftedAndTheQueueIsNotEmpty() {
        driver.read(0, 1, 512);
        driver.read(0, 2, 512);
        registers.write(Registers.INTERRUPT_MASK, ALL_MASKED);
        assertEquals(1, registers.read(Registers.REPLY_FIFO));
        machine.host.messages();
        registers.write(Registers.INTERRUPT_MASK, DOORBELL_MASKED);
        assertEquals(1, machine.host.messages());
        assertEquals(List.of(2), driver.interrupt());
        registers.write(Registers.INTERRUPT_MASK, ALL_MASKED);
        registers.write(Registers.INTERRUPT_MASK, DOORBELL_MASKED);
        assertEquals(0, machine.host.messages(), "nothing is there");
    }

    @Test
    void shouldSendForAReplyWhileTheDoorbellInterruptIsPending() {
        registers.write(Registers.INTERRUPT_MASK, 0);
        registers.write(Registers.DOORBELL, 0x4203_0000);
        assertEquals(1, machine.host.messages());
        driver.read(0, 1, 512);
        assertEquals(1, machine.host.messages(), "the level was up already");
    }

    @Test
    void shouldSendForEachHalfWordOfAHandshake() {
        registers.write(Registers.INTERRUPT_MASK, REPLY_MASKED);
        registers.write(Registers.INTERRUPT_STATUS, 0);
        registers.write(Registers.DOORBELL, 0x4203_0000);
        assertEquals(1, machine.host.messages());
        registers.write(Registers.INTERRUPT_STATUS, 0);
        for (int word : LinuxDriver.header(0x05, 0)) {
            registers.write(Registers.DOORBELL, word);
        }
        assertEquals(1, machine.host.messages(), "the first half-word of the reply");
        registers.read(Registers.DOORBELL);
        registers.write(Registers.INTERRUPT_STATUS, 0);
        assertEquals(1, machine.host.messages(), "the second");
    }

    @Test
    void shouldSendAfterAResetAsBeforeIt() {
        driver.read(0, 1, 512);
        driver.messageUnitReset();
        driver.start(4);
        machine.host.messages();
        driver.read(0, 2, 512);
        assertEquals(1, machine.host.messages());
    }
}
