// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.LocalSockets;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A level that is still up after an unmask: when the VMM is told again, over a real connection with its own time. */
@Timeout(60)
class DueInterruptTest {
    private static final int GUARD = 30_000;
    private static final int EVENTFD_TRIGGER = 0x24;
    private static final int NONE_TRIGGER = 0x21;
    private static final int NONE_MASK = 0x09;
    private static final int NONE_UNMASK = 0x11;

    private final TestFunction function = new TestFunction();
    private final Counters counters = new Counters();
    private final StandingTime time = new StandingTime();
    private EventDescriptor event;
    private TestVmm vmm;
    private Thread connection;

    /** The VMM has been told once, the guest has made its first access, and the level is still up. */
    @BeforeEach
    void unmaskWhileUp() throws IOException {
        Descriptor[] pair = LocalSockets.pair();
        Connection here = new Connection(
                "guest1 0.2", pair[0], function, new Told(), false, counters);
        connection = Thread.ofPlatform().start(() -> here.run(time));
        vmm = TestVmm.over(pair[1]);
        vmm.ask(Message.version());
        event = EventDescriptor.create();
        vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, 0, 0, 1), event.descriptor());
        function.host().interrupt(true);
        assertEquals(1, event.drain());
        readRegister();
        assertEquals(0, time.waits());
        unmask();
    }

    @AfterEach
    void close() throws InterruptedException {
        vmm.close();
        connection.join();
        event.close();
    }

    private void readRegister() throws IOException {
        vmm.ask(Message.read(1, 0x44, 4));
    }

    private void unmask() throws IOException {
        vmm.ask(Message.setIrqs(NONE_UNMASK, 0, 0, 1));
    }

    private void assertToldOnceMore() throws IOException {
        assertTrue(event.await(GUARD));
        assertEquals(1, event.drain());
    }

    @Test
    void shouldTellWhenGuestIsQuiet() throws IOException {
        assertEquals(0, event.drain());
        time.endWait();
        assertToldOnceMore();
        assertEquals(1, counters.get(Counter.RAISED));
        assertEquals(2, counters.get(Counter.FIRED));
    }

    @Test
    void shouldTellNothingWhenGuestTakesAllByItself() throws IOException {
        for (int i = 0; i < 20; i++) {
            readRegister();
        }
        function.host().interrupt(false);
        readRegister();
        assertEquals(0, event.drain());
        function.host().interrupt(true);
        assertEquals(1, event.drain());
    }

    @Test
    void shouldTellEachTimeWhenGuestTakesOneThingForEachInterrupt() throws IOException {
        for (int i = 0; i < 3; i++) {
            time.endWait();
            assertToldOnceMore();
            readRegister();
            unmask();
            assertEquals(0, event.drain());
        }
    }

    @Test
    void shouldTellWhenOtherTrafficGoesOnTooLong() throws IOException {
        for (int i = 0; i < 2; i++) {
            readRegister();
            time.pass(DueInterrupt.BUSY_NANOS - 1);
            vmm.send(Message.write(1, 0x40, "01 00 00 00").noReply());
            readRegister();
            readRegister();
            assertEquals(0, event.drain());
            time.pass(1);
            readRegister();
            assertToldOnceMore();
            unmask();
        }
    }

    @Test
    void shouldCountTimeFromTheLatestUnmask() throws IOException {
        readRegister();
        time.pass(DueInterrupt.BUSY_NANOS - 1);
        function.host().interrupt(false);
        readRegister();
        function.host().interrupt(true);
        assertEquals(1, event.drain());
        readRegister();
        unmask();
        readRegister();
        time.pass(DueInterrupt.BUSY_NANOS - 1);
        readRegister();
        readRegister();
        assertEquals(0, event.drain());
    }

    @Test
    void shouldTellOnceWhenMoreCompletesWhileItWaits() throws Exception {
        Thread completion = Thread.ofPlatform().start(() -> function.host().interrupt(true));
        completion.join();
        assertEquals(0, event.drain());
        time.endWait();
        assertToldOnceMore();
    }

    @Test
    void shouldTellAtOnceAndOnceWhenLevelRisesAnewWhileItWaits() throws Exception {
        Thread completion = Thread.ofPlatform().start(() -> {
            function.host().interrupt(false);
            function.host().interrupt(true);
        });
        completion.join();
        assertEquals(1, event.drain());
        time.endWait();
        readRegister();
        assertEquals(0, event.drain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lowered", "device reset", "masked", "descriptor withdrawn", "trigger without descriptor"})
    void shouldForgetItWhen(String end) throws IOException {
        switch (end) {
            case "lowered" -> function.host().interrupt(false);
            case "device reset" -> vmm.ask(Message.reset());
            case "masked" -> vmm.ask(Message.setIrqs(NONE_MASK, 0, 0, 1));
            case "descriptor withdrawn" -> vmm.ask(Message.setIrqs(NONE_TRIGGER, 0, 0, 0));
            case "trigger without descriptor" -> vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, 0, 0, 1));
            default -> throw new IllegalArgumentException(end);
        }
        time.pass(DueInterrupt.BUSY_NANOS);
        readRegister();
        readRegister();
        assertEquals(0, event.drain());
        assertEquals(1, time.waits());
    }

    @Test
    void shouldTellNewDescriptorAtOnceAndOnce() throws IOException {
        try (EventDescriptor second = EventDescriptor.create()) {
            vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, 0, 0, 1), second.descriptor());
            assertEquals(1, second.drain());
            time.pass(DueInterrupt.BUSY_NANOS);
            readRegister();
            readRegister();
            assertEquals(0, second.drain());
            assertEquals(0, event.drain());
            assertEquals(1, time.waits());
        }
    }

    @Test
    void shouldStayDueWhenGuestMemoryIsRemapped() throws IOException {
        vmm.ask(Message.dmaUnmap(2, 0, 0));
        assertEquals(0, event.drain());
        time.endWait();
        assertToldOnceMore();
    }

    @Test
    void shouldTellNothingWhenConnectionIsOver() throws Exception {
        vmm.close();
        connection.join();
        assertEquals(0, event.drain());
        assertEquals(1, counters.get(Counter.FIRED));
    }
}
