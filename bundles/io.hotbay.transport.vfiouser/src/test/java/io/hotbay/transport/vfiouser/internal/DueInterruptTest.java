// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.posix.EventDescriptor;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A level that is still up after an unmask: when the VMM is told again, over a real connection. */
class DueInterruptTest extends StandingTimeTest {

    /** The VMM has been told once, the guest has made its first access, and the level is still up. */
    @BeforeEach
    void unmaskWhileUp() throws IOException {
        function.host().interrupt(true);
        assertEquals(1, event.drain());
        readRegister();
        assertEquals(0, time.waits());
        unmask();
        time.awaitFirstWait(); // the answer comes before
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
    @EnumSource
    void shouldForgetItWhen(End end) throws IOException {
        bring(end);
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
