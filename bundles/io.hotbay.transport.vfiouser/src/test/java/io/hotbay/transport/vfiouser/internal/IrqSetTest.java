// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IrqSetTest extends EventServerTest {
    private static final int NONE_MASK = 0x09;
    private static final int NONE_UNMASK = 0x11;
    private static final int NONE_TRIGGER = 0x21;
    private static final int GUARD = 30_000;

    private void enable() throws IOException {
        assertEquals(Answer.done(DEVICE_SET_IRQS),
                vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, 0, 0, 1), event.descriptor()));
    }

    private static long eventDescriptors() throws IOException {
        return Ram.kinds().stream().filter(kind -> kind.contains("eventfd")).count();
    }

    @Test
    void shouldTellInterruptFromAnyThreadOnceUntilUnmasked() throws Exception {
        enable();
        Thread completion = Thread.ofPlatform().start(() -> function.host().interrupt(true));
        assertTrue(event.await(GUARD));
        completion.join();
        function.host().interrupt(false);
        function.host().interrupt(true);
        assertEquals(1, event.drain());
        assertEquals(Answer.done(DEVICE_SET_IRQS), vmm.ask(Message.setIrqs(NONE_UNMASK, 0, 0, 1)));
        assertTrue(event.await(GUARD));
        assertEquals(1, event.drain());
        function.host().interrupt(false);
        vmm.ask(Message.setIrqs(NONE_UNMASK, 0, 0, 1));
        assertEquals(0, event.drain());
        assertEquals(2, counter("line raised"));
        assertEquals(2, counter("vmm told"));
        assertEquals(2, counter("vmm unmasks"));
    }

    @Test
    void shouldShowInterruptStatusWhileLevelIsUp() throws IOException {
        function.host().interrupt(true);
        assertTrue(vmm.ask(Message.read(7, 0x06, 2)).payload().endsWith("08 00"));
        function.host().interrupt(false);
        assertTrue(vmm.ask(Message.read(7, 0x06, 2)).payload().endsWith("00 00"));
    }

    @Test
    void shouldTellLevelThatWasUpBeforeDescriptorCame() throws IOException {
        function.host().interrupt(true);
        enable();
        assertEquals(1, event.drain());
    }

    @Test
    void shouldMaskAndUnmask() throws IOException {
        enable();
        assertEquals(Answer.done(DEVICE_SET_IRQS), vmm.ask(Message.setIrqs(NONE_MASK, 0, 0, 1)));
        function.host().interrupt(true);
        assertEquals(0, event.drain());
        vmm.ask(Message.setIrqs(NONE_UNMASK, 0, 0, 1));
        assertTrue(event.await(GUARD));
    }

    @Test
    void shouldCloseDescriptorWhenDisabled() throws IOException {
        long before = eventDescriptors();
        enable();
        assertEquals(before + 1, eventDescriptors());
        assertEquals(Answer.done(DEVICE_SET_IRQS), vmm.ask(Message.setIrqs(NONE_TRIGGER, 0, 0, 0)));
        assertEquals(before, eventDescriptors());
        function.host().interrupt(true);
        assertEquals(0, event.drain());
    }

    @Test
    void shouldCloseOldDescriptorWhenNewOneComes() throws IOException {
        long before = eventDescriptors();
        enable();
        enable();
        enable();
        assertEquals(before + 1, eventDescriptors());
    }

    @Test
    void shouldDisableWhenTriggerComesWithoutDescriptor() throws IOException {
        enable();
        assertEquals(Answer.done(DEVICE_SET_IRQS), vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, 0, 0, 1)));
        function.host().interrupt(true);
        assertEquals(0, event.drain());
    }

    @Test
    void shouldRefuseDescriptorThatIsNoEvent() throws IOException {
        try (Ram ram = Ram.of(0x1000, true)) {
            assertEquals(Answer.error(DEVICE_SET_IRQS, Answer.EINVAL),
                    vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, 0, 0, 1), ram.file()));
            assertEquals(1, Ram.descriptors());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x21, 0, 0, 1", // to trigger by message
        "0x11, 0, 0, 0",
        "0x09, 0, 0, 0",
        "0x11, 0, 0, 2", // more than there are
        "0x11, 0, 1, 1",
        "0x11, 0, 0xFFFFFFFF, 1",
        "0x11, 0, 0, 0xFFFFFFFF",
        "0x11, 1, 0, 1", // MSI
        "0x21, 2, 0, 0", // MSI-X
        "0x21, 3, 0, 0",
        "0x21, 5, 0, 0", // no such kind
        "0x21, -1, 0, 0",
        "0x00, 0, 0, 1", // no data, no action
        "0x01, 0, 0, 1", // no action
        "0x10, 0, 0, 1", // no data
        "0x31, 0, 0, 1", // two actions
        "0x15, 0, 0, 1", // two kinds of data
        "0x12, 0, 0, 1", // booleans
        "0x0C, 0, 0, 1", // descriptors to mask by
        "0x24, 0, 0, 0", // none of them to tell
        "0x14, 0, 0, 0", // none of them to unmask
        "0x09, 0, 0, -1",
        "0x21, 0, 1, 0", // behind the last
        "0x21, 0, 2, 0",
        "0x51, 0, 0, 1" // unknown flag
    })
    void shouldRefuse(String flags, int index, String start, String count) throws IOException {
        enable();
        Message message = Message.setIrqs(Integer.decode(flags), index, Long.decode(start).intValue(),
                Long.decode(count).intValue());
        assertEquals(Answer.error(DEVICE_SET_IRQS, Answer.EINVAL), vmm.ask(message));
        function.host().interrupt(true);
        assertEquals(1, event.drain());
    }

    @ParameterizedTest
    @CsvSource({"0x11, 1", "0x21, 0", "0x24, 0", "0x14, 0"})
    void shouldRefuseSurplusDescriptor(String flags, int count) throws IOException {
        long before = eventDescriptors();
        assertEquals(Answer.error(DEVICE_SET_IRQS, Answer.EINVAL),
                vmm.ask(Message.setIrqs(Integer.decode(flags), 0, 0, count), event.descriptor()));
        vmm.ask(Message.read(7, 0, 4));
        assertEquals(before, eventDescriptors());
    }

    @Test
    void shouldRefuseWhenArgszIsTooSmall() throws IOException {
        assertEquals(Answer.error(DEVICE_SET_IRQS, Answer.EINVAL),
                vmm.ask(Message.of(DEVICE_SET_IRQS).u32(19).u32(NONE_UNMASK).u32(0).u32(0).u32(1)));
    }

    @Test
    void shouldEndConnectionWhenTruncated() throws IOException {
        vmm.send(Message.of(DEVICE_SET_IRQS).u32(20).u32(NONE_UNMASK).u32(0).u32(0));
        assertViolation();
    }

    @Test
    void shouldEndConnectionWhenOversized() throws IOException {
        vmm.send(Message.setIrqs(NONE_UNMASK, 0, 0, 1).u32(0));
        assertViolation();
    }
}
