// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.pci.api.Msi;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.EventDescriptor;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A function with two messages by MSI, turned on as QEMU does: INTx off first. */
class MsiTest extends ServerTest {
    private static final int DEVICE_SET_IRQS = 8;
    private static final int INTX = 0;
    private static final int MSI = 1;
    private static final int NONE_TRIGGER = 0x21;
    private static final int EVENTFD_TRIGGER = 0x24;
    private static final int GUARD = 30_000;

    private EventDescriptor line;
    private EventDescriptor first;
    private EventDescriptor second;

    @Override
    TestFunction makeFunction() {
        return new TestFunction(new Msi(0x58, 2), null, null);
    }

    @BeforeEach
    void makeEvents() throws IOException {
        line = EventDescriptor.create();
        first = EventDescriptor.create();
        second = EventDescriptor.create();
        assertEquals(Answer.done(DEVICE_SET_IRQS),
                vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, INTX, 0, 1), line.descriptor()));
    }

    @AfterEach
    void closeEvents() {
        line.close();
        first.close();
        second.close();
    }

    private void turnOn() throws IOException {
        assertEquals(Answer.done(DEVICE_SET_IRQS), vmm.ask(Message.setIrqs(NONE_TRIGGER, INTX, 0, 0)));
        assertEquals(Answer.done(DEVICE_SET_IRQS),
                vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI, 0, 2), first.descriptor(), second.descriptor()));
    }

    private static long eventDescriptors() throws IOException {
        return Ram.kinds().stream().filter(kind -> kind.contains("eventfd")).count();
    }

    @Test
    void shouldTellHowManyMessagesThereAre() throws IOException {
        assertEquals(Answer.done(7, "10 00 00 00 01 00 00 00 01 00 00 00 02 00 00 00"),
                vmm.ask(Message.of(7).u32(16).u32(0).u32(MSI).u32(0)));
    }

    @Test
    void shouldDropMessagesWhileItIsTurnedOff() throws IOException {
        function.host().message(0);
        assertEquals(0, line.drain());
        turnOn();
        assertEquals(0, first.drain());
        assertEquals(0, counter("interrupt messages sent"));
    }

    @Test
    void shouldTellEachMessageFromAnyThread() throws Exception {
        turnOn();
        Thread completion = Thread.ofPlatform().start(() -> {
            function.host().message(0);
            function.host().message(0);
        });
        completion.join();
        assertTrue(first.await(GUARD));
        assertEquals(2, first.drain(), "an edge has no mask");
        assertEquals(0, second.drain());
        function.host().message(1);
        assertEquals(1, second.drain());
        assertEquals(3, counter("interrupt messages sent"));
    }

    @Test
    void shouldLeaveTheLineToItself() throws IOException {
        turnOn();
        function.host().interrupt(true);
        assertEquals(0, line.drain());
        assertEquals(0, first.drain());
        assertEquals(Answer.done(DEVICE_SET_IRQS), vmm.ask(Message.setIrqs(NONE_TRIGGER, MSI, 0, 0)));
        vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, INTX, 0, 1), line.descriptor());
        assertEquals(1, line.drain(), "the level has survived");
        function.host().message(0);
        assertEquals(0, first.drain());
    }

    @Test
    void shouldIgnoreVectorsThatAreNotThere() throws IOException {
        turnOn();
        function.host().message(2);
        assertEquals(0, first.drain());
        assertEquals(0, second.drain());
    }

    @Test
    void shouldTellWhatCameBeforeTheVectorsDescriptor() throws IOException {
        assertEquals(Answer.done(DEVICE_SET_IRQS), vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI, 0, 1)));
        function.host().message(0);
        assertEquals(Answer.done(DEVICE_SET_IRQS),
                vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI, 0, 1), first.descriptor()));
        assertEquals(1, first.drain());
    }

    @Test
    void shouldKeepDescriptorsButForgetWhatIsPendingOnReset() throws IOException {
        turnOn();
        vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI, 1, 1));
        function.host().message(1);
        assertEquals(Answer.done(13), vmm.ask(Message.reset()));
        vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI, 1, 1), second.descriptor());
        assertEquals(0, second.drain());
        function.host().message(0);
        assertEquals(1, first.drain());
    }

    @Test
    void shouldCloseDescriptors() throws IOException {
        long before = eventDescriptors();
        turnOn();
        turnOn();
        assertEquals(before + 1, eventDescriptors());
        vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI, 0, 1));
        assertEquals(before, eventDescriptors());
        vmm.ask(Message.setIrqs(NONE_TRIGGER, MSI, 0, 0));
        assertEquals(before - 1, eventDescriptors());
        turnOn();
        vmm.close();
        assertTrue(told.next().startsWith("connected"));
        assertTrue(told.next().startsWith("disconnected"));
        assertEquals(before - 1, eventDescriptors());
        function.host().message(0);
        assertEquals(0, first.drain());
        vmm = TestVmm.negotiated(socket);
    }

    @Test
    void shouldRefuseWhatIsNoEventAndKeepWhatCameBeforeIt() throws IOException {
        try (Ram ram = Ram.of(0x1000, true)) {
            assertEquals(Answer.error(DEVICE_SET_IRQS, Answer.EINVAL),
                    vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI, 0, 2), first.descriptor(), ram.file()));
            assertEquals(1, Ram.descriptors());
        }
        function.host().message(0);
        assertEquals(1, first.drain());
    }

    @ParameterizedTest
    @CsvSource({
        "0x24, 1, 0, 3, 0", // more than there are
        "0x24, 1, 1, 2, 0",
        "0x24, 1, 2, 1, 0",
        "0x24, 1, -1, 1, 0",
        "0x24, 1, 0x7FFFFFFF, 1, 0",
        "0x24, 1, 0, 0x7FFFFFFF, 0",
        "0x24, 1, 0, 2, 1", // one descriptor for two
        "0x24, 1, 0, 1, 2", // two for one
        "0x24, 1, 0, 2, 8",
        "0x24, 1, 0, 0, 0", // none of them to tell
        "0x21, 1, 0, 1, 0", // to trigger by message
        "0x21, 1, 0, 0, 1",
        "0x11, 1, 0, 1, 0", // to unmask what has no mask
        "0x09, 1, 0, 1, 0",
        "0x14, 1, 0, 1, 1",
        "0x22, 1, 0, 1, 0", // booleans
        "0x24, 2, 0, 1, 1", // MSI-X, which it has not
        "0x21, 2, 0, 0, 0",
        "0x24, 3, 0, 1, 1", // errors
        "0x24, 4, 0, 1, 1", // requests
        "0x24, 5, 0, 1, 1", // no such kind
    })
    void shouldRefuse(String flags, int index, String start, String count, int descriptors) throws IOException {
        turnOn();
        long before = eventDescriptors();
        Descriptor[] passed = new Descriptor[descriptors];
        Arrays.fill(passed, line.descriptor());
        assertEquals(Answer.error(DEVICE_SET_IRQS, Answer.EINVAL), vmm.ask(
                Message.setIrqs(Integer.decode(flags), index, Integer.decode(start), Integer.decode(count)), passed));
        vmm.ask(Message.read(7, 0, 4));
        assertEquals(before, eventDescriptors());
        function.host().message(0);
        assertEquals(1, first.drain());
    }
}
