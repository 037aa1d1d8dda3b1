// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import static io.hotbay.adapter.mpt.internal.driver.Registers.DOORBELL;
import static io.hotbay.adapter.mpt.internal.driver.Registers.DOORBELL_INTERRUPT;
import static io.hotbay.adapter.mpt.internal.driver.Registers.INTERRUPT_STATUS;
import static io.hotbay.adapter.mpt.internal.driver.Registers.IN_USE;

import java.util.ArrayList;
import java.util.List;

/**
 * The handshake as Linux and the BSDs do it: each step waited for, each half-word acknowledged, one more interrupt
 * after the last. Waiting is checking once, since the adapter answers at once.
 */
final class PoliteDoorbell {

    private final Registers registers;

    PoliteDoorbell(Registers registers) {
        this.registers = registers;
    }

    /** Sends a message; returns all half-words of its reply, more than a driver wants included. */
    int[] exchange(int... message) {
        begin(message);
        List<Integer> halves = new ArrayList<>();
        int total = 2;
        while (halves.size() < total) {
            interrupted("half-word " + halves.size());
            halves.add(registers.read(DOORBELL) & 0xFFFF);
            registers.write(INTERRUPT_STATUS, 0);
            if (halves.size() == 2) {
                total = 2 * (halves.get(1) & 0xFF);
            }
        }
        end();
        Expect.equal(0, registers.read(INTERRUPT_STATUS) & DOORBELL_INTERRUPT, "no interrupt of the doorbell");
        return halves.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Sends a message that is answered by the reply queue. */
    void send(int... message) {
        begin(message);
        end();
    }

    private void begin(int... message) {
        registers.write(INTERRUPT_STATUS, 0);
        registers.write(DOORBELL, 0x42 << 24 | message.length << 16);
        interrupted("the handshake starts");
        Expect.that((registers.read(DOORBELL) & IN_USE) != 0, "the doorbell is in use");
        registers.write(INTERRUPT_STATUS, 0);
        for (int word : message) {
            Expect.that(registers.read(INTERRUPT_STATUS) >= 0, "the doorbell was consumed");
            registers.write(DOORBELL, word);
        }
    }

    private void end() {
        interrupted("the last interrupt");
        registers.write(INTERRUPT_STATUS, 0);
        Expect.equal(0, registers.read(DOORBELL) & IN_USE, "the doorbell is free");
    }

    private void interrupted(String what) {
        Expect.that((registers.read(INTERRUPT_STATUS) & DOORBELL_INTERRUPT) != 0, what);
    }
}
