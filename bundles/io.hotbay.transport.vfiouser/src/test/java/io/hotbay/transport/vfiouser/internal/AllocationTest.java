// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.hotbay.posix.EventDescriptor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The messages of which each command of a guest needs several create no objects, once they are compiled. */
class AllocationTest extends ServerTest {
    private static final int MESSAGES = 2_000;
    private static final int ROUNDS_MAXIMUM = 200;

    private static long allocated() {
        Thread server = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("vfio-user guest1 0.2"))
                .findFirst()
                .orElseThrow();
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getThreadAllocatedBytes(server.threadId());
    }

    @Test
    void shouldAllocateNothingForAccessesAndUnmask() throws IOException {
        byte[] posted = Message.write(1, 0x40, "01 00 00 00").noReply().bytes();
        byte[] read = Message.read(0, 0x44, 4).bytes();
        byte[] unmask = Message.setIrqs(0x11, 0, 0, 1).bytes();
        List<Long> rounds = new ArrayList<>();
        try (EventDescriptor event = EventDescriptor.create()) {
            vmm.ask(Message.setIrqs(0x24, 0, 0, 1), event.descriptor());
            function.host().interrupt(true);
            do {
                long before = allocated();
                for (int i = 0; i < MESSAGES; i++) {
                    vmm.send(posted);
                    vmm.send(read);
                    vmm.receive();
                    vmm.send(unmask);
                    vmm.receive();
                }
                rounds.add(allocated() - before);
            } while (rounds.getLast() >= MESSAGES && rounds.size() < ROUNDS_MAXIMUM);
        }
        assertTrue(rounds.getLast() < MESSAGES, () -> "bytes for " + MESSAGES + " messages: " + rounds);
    }
}
