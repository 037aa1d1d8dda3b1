// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.pci.api.Msi;
import io.hotbay.posix.IoVector;
import io.hotbay.posix.internal.ControlCalls;
import io.hotbay.posix.internal.FileCalls;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A VMM that makes the events blocking which it has handed over, and fills their counters. */
@Timeout(120)
class HostileEventTest extends EventServerTest {
    private static final int INTX = 0;
    private static final int MSI = 1;
    private static final int EVENTFD_UNMASK = 0x14;
    private static final long MOST = 0xffff_ffff_ffff_fffeL;
    /** Looks at a counter that does not move; whoever is only slow makes this test try less. */
    private static final int STILL_LOOKS = 20_000;
    private static final Duration GUARD = Duration.ofSeconds(30);

    @Override
    TestFunction makeFunction() {
        return new TestFunction(new Msi(0x58, 1), null, null);
    }

    private void handOver(int kind, int flags) throws IOException {
        assertEquals(Answer.done(DEVICE_SET_IRQS), vmm.ask(Message.setIrqs(flags, kind, 0, 1), event.descriptor()));
        int fd = event.descriptor().fd();
        int status = (int) ControlCalls.control(fd, ControlCalls.F_GETFL, 0);
        assertTrue((status & FileCalls.O_NONBLOCK) != 0);
        assertEquals(0, ControlCalls.control(fd, ControlCalls.F_SETFL, status & ~FileCalls.O_NONBLOCK));
    }

    private void fill() {
        try (Arena arena = Arena.ofConfined()) {
            IoVector most = IoVector.allocate(arena, 1).add(arena.allocateFrom(JAVA_LONG, MOST));
            assertEquals(8, FileCalls.pwritev2(event.descriptor().fd(), most.address(), 1, -1, 0));
        }
    }

    private void assertServes() {
        assertTimeoutPreemptively(GUARD, () -> vmm.ask(Message.read(1, 0, 4)));
        assertTimeoutPreemptively(GUARD, served::close);
    }

    @Test
    void shouldNotWaitForTheLineToBeTold() throws IOException {
        handOver(INTX, EVENTFD_TRIGGER);
        fill();
        assertTimeoutPreemptively(GUARD, () -> function.host().interrupt(true));
        assertServes();
    }

    @Test
    void shouldNotWaitForAMessageToBeTold() throws IOException {
        handOver(MSI, EVENTFD_TRIGGER);
        fill();
        assertTimeoutPreemptively(GUARD, () -> function.host().message(0));
        assertServes();
    }

    @Test
    void shouldNotWaitForAnEndOfInterruptWhenOnlyAMessageCame() throws IOException {
        handOver(INTX, EVENTFD_UNMASK);
        assertServes();
    }

    /** The counter is filled between the look at it and the write: tried until that comes about. */
    @Test
    void shouldEndServingWhileAThreadIsMadeToWait() throws Exception {
        handOver(MSI, EVENTFD_TRIGGER);
        AtomicBoolean over = new AtomicBoolean();
        Thread filler = Thread.ofPlatform().daemon().start(() -> {
            while (!over.get()) {
                fill();
            }
        });
        Thread sender = Thread.ofPlatform().daemon().start(() -> {
            while (!over.get()) {
                function.host().message(0);
            }
        });
        long still = 0;
        for (long sent = -1; still < STILL_LOOKS; still++) {
            long now = counter("interrupt messages sent");
            if (now != sent) {
                still = 0;
                sent = now;
                event.drain();
            }
        }
        assertTimeoutPreemptively(GUARD, served::close);
        over.set(true);
        assertTrue(sender.join(GUARD));
        while (filler.isAlive()) {
            event.drain();
        }
    }
}
