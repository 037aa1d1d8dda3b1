// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.EventDescriptor;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * INTx on a host with KVM, where the guest's end of an interrupt unmasks it by an event instead of a message. The
 * messages are those of QEMU, in its order.
 */
class ResampleTest extends ServerTest {
    private static final int DEVICE_SET_IRQS = 8;
    private static final int NONE_MASK = 0x09;
    private static final int NONE_UNMASK = 0x11;
    private static final int NONE_TRIGGER = 0x21;
    private static final int EVENTFD_UNMASK = 0x14;
    private static final int EVENTFD_TRIGGER = 0x24;
    private static final int GUARD = 30_000;

    private EventDescriptor trigger;
    private EventDescriptor resample;

    @BeforeEach
    void enable() throws IOException {
        trigger = EventDescriptor.create();
        resample = EventDescriptor.create();
        ask(EVENTFD_TRIGGER, 1, trigger);
        ask(NONE_MASK, 1);
        ask(EVENTFD_UNMASK, 1, resample);
        ask(NONE_UNMASK, 1);
    }

    @AfterEach
    void closeEvents() {
        trigger.close();
        resample.close();
    }

    private void ask(int flags, int count, EventDescriptor... events) throws IOException {
        Message message = Message.setIrqs(flags, 0, 0, count);
        assertEquals(Answer.done(DEVICE_SET_IRQS),
                events.length == 0 ? vmm.ask(message) : vmm.ask(message, events[0].descriptor()));
    }

    private void assertToldOnce() throws IOException {
        assertTrue(trigger.await(GUARD));
        assertEquals(1, trigger.drain());
    }

    @Test
    void shouldTellAgainAfterEachEndOfAnInterruptWhileTheLevelIsUp() throws IOException {
        function.host().interrupt(true);
        assertToldOnce();
        resample.signal();
        assertToldOnce();
        resample.signal();
        assertToldOnce();
        assertEquals(3, counter("vmm told"));
    }

    @Test
    void shouldUnmaskWithoutTellingWhenTheLevelIsDown() throws IOException {
        function.host().interrupt(true);
        assertToldOnce();
        function.host().interrupt(false);
        resample.signal();
        awaitUnmasks(2);
        assertEquals(0, trigger.drain());
        function.host().interrupt(true);
        assertToldOnce();
    }

    @Test
    void shouldHearOfTheEndWhileMessagesCome() throws IOException {
        function.host().interrupt(true);
        assertToldOnce();
        long before = counter("vmm unmasks");
        resample.signal();
        vmm.ask(Message.read(1, 0, 4));
        vmm.ask(Message.read(1, 0, 4));
        assertEquals(before + 1, counter("vmm unmasks"), "before the second message at the latest");
        assertEquals(1, trigger.drain());
    }

    @Test
    void shouldStillUnmaskByMessage() throws IOException {
        function.host().interrupt(true);
        assertToldOnce();
        ask(NONE_UNMASK, 1);
        assertToldOnce();
    }

    @Test
    void shouldHearNothingOfTheOldEventWhenANewOneCame() throws IOException {
        try (EventDescriptor next = EventDescriptor.create()) {
            ask(EVENTFD_UNMASK, 1, next);
            function.host().interrupt(true);
            assertToldOnce();
            resample.signal();
            vmm.ask(Message.read(1, 0, 4));
            assertEquals(0, trigger.drain());
            next.signal();
            assertToldOnce();
        }
    }

    @Test
    void shouldCloseTheEventWhenTheInterruptIsTurnedOff() throws IOException {
        long before = eventDescriptors();
        ask(NONE_TRIGGER, 0);
        assertEquals(before - 2, eventDescriptors());
    }

    @Test
    void shouldCloseTheEventWhenNoneComesInItsPlace() throws IOException {
        long before = eventDescriptors();
        ask(EVENTFD_UNMASK, 1);
        assertEquals(before - 1, eventDescriptors());
    }

    @Test
    void shouldCloseTheEventWhenTheVmmIsGone() throws IOException {
        long before = eventDescriptors();
        vmm.close();
        assertTrue(told.next().startsWith("connected"));
        assertTrue(told.next().startsWith("disconnected it closed the connection"));
        assertEquals(before - 2, eventDescriptors());
        vmm = TestVmm.negotiated(socket);
    }

    @Test
    void shouldRefuseWhatIsNoEvent() throws IOException {
        try (Ram ram = Ram.of(0x1000, true)) {
            assertEquals(Answer.error(DEVICE_SET_IRQS, Answer.EINVAL),
                    vmm.ask(Message.setIrqs(EVENTFD_UNMASK, 0, 0, 1), ram.file()));
            assertEquals(1, Ram.descriptors());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "0, 1", "2, 2", "2, 1"})
    void shouldRefuseAnotherNumberOfEvents(int count, int events) throws IOException {
        long before = eventDescriptors();
        Descriptor[] passed = new Descriptor[events];
        Arrays.fill(passed, resample.descriptor());
        assertEquals(Answer.error(DEVICE_SET_IRQS, Answer.EINVAL),
                vmm.ask(Message.setIrqs(EVENTFD_UNMASK, 0, 0, count), passed));
        function.host().interrupt(true);
        assertToldOnce();
        resample.signal();
        assertToldOnce();
        assertEquals(before, eventDescriptors());
    }

    private static long eventDescriptors() throws IOException {
        return Ram.kinds().stream().filter(kind -> kind.contains("eventfd")).count();
    }

    /** A message that is answered came behind the event, or just before it. */
    private void awaitUnmasks(long count) throws IOException {
        while (counter("vmm unmasks") < count) {
            vmm.ask(Message.read(1, 0, 4));
        }
        assertEquals(count, counter("vmm unmasks"));
    }
}
