// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.pci.api.MsiX;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.EventDescriptor;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A function with twelve vectors of MSI-X: table at 1000h of BAR 1, pending bits at 2000h of BAR 3. */
class MsiXTest extends ServerTest {
    private static final int DEVICE_SET_IRQS = 8;
    private static final int MSI_X = 2;
    private static final int NONE_TRIGGER = 0x21;
    private static final int EVENTFD_TRIGGER = 0x24;
    private static final int VECTORS = 12;

    private final EventDescriptor[] events = new EventDescriptor[VECTORS];

    @Override
    TestFunction makeFunction() {
        return new TestFunction(null, new MsiX(0x70, VECTORS, 1, 0x1000, 3, 0x2000), null);
    }

    @BeforeEach
    void makeEvents() throws IOException {
        for (int i = 0; i < VECTORS; i++) {
            events[i] = EventDescriptor.create();
        }
    }

    @AfterEach
    void closeEvents() {
        for (EventDescriptor event : events) {
            event.close();
        }
    }

    private void assign(int start, int count) throws IOException {
        Descriptor[] passed = new Descriptor[count];
        for (int i = 0; i < count; i++) {
            passed[i] = events[start + i].descriptor();
        }
        assertEquals(Answer.done(DEVICE_SET_IRQS),
                vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI_X, start, count), passed));
    }

    /** As QEMU does when a guest turns MSI-X on: a vector without an event, all off, then events, eight at most. */
    private void turnOn() throws IOException {
        vmm.ask(Message.setIrqs(NONE_TRIGGER, 0, 0, 0));
        assertEquals(Answer.done(DEVICE_SET_IRQS), vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI_X, 0, 1)));
        assertEquals(Answer.done(DEVICE_SET_IRQS), vmm.ask(Message.setIrqs(NONE_TRIGGER, MSI_X, 0, 0)));
        assign(0, 8);
        assign(8, 4);
    }

    private String read(int bar, int offset, int count) throws IOException {
        String payload = vmm.ask(Message.read(bar, offset, count)).payload();
        return payload.substring(payload.length() - 3 * count + 1);
    }

    @Test
    void shouldTellHowManyVectorsThereAre() throws IOException {
        assertEquals(Answer.done(7, "10 00 00 00 01 00 00 00 02 00 00 00 0c 00 00 00"),
                vmm.ask(Message.of(7).u32(16).u32(0).u32(MSI_X).u32(0)));
    }

    @Test
    void shouldTellEachVectorByItsOwnEvent() throws IOException {
        turnOn();
        for (int vector = 0; vector < VECTORS; vector++) {
            function.host().message(vector);
            for (int other = 0; other < VECTORS; other++) {
                assertEquals(vector == other ? 1 : 0, events[other].drain(), vector + " " + other);
            }
        }
        function.host().message(VECTORS);
        assertEquals(VECTORS, counter("interrupt messages sent"));
    }

    @Test
    void shouldShowAsPendingWhatItsVectorCannotTell() throws IOException {
        turnOn();
        vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI_X, 9, 2));
        function.host().message(9);
        function.host().message(9);
        function.host().message(1);
        assertEquals("00 02 00 00 00 00 00 00", read(3, 0x2000, 8));
        assertEquals("02", read(3, 0x2001, 1));
        assign(9, 2);
        assertEquals(1, events[9].drain());
        assertEquals(0, events[10].drain());
        assertEquals("00 00 00 00 00 00 00 00", read(3, 0x2000, 8));
    }

    @Test
    void shouldForgetWhatIsPendingOnResetAndWhenTurnedOff() throws IOException {
        vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI_X, 0, 1));
        function.host().message(0);
        vmm.ask(Message.reset());
        assertEquals("00", read(3, 0x2000, 1));
        function.host().message(0);
        assertEquals("01", read(3, 0x2000, 1));
        vmm.ask(Message.setIrqs(NONE_TRIGGER, MSI_X, 0, 0));
        assertEquals("00", read(3, 0x2000, 1));
        function.host().message(0);
        assertEquals("00", read(3, 0x2000, 1), "turned off");
    }

    @Test
    void shouldKeepTheTableWithAllVectorsMaskedAfterReset() throws IOException {
        assertEquals("00 00 00 00 01 00 00 00", read(1, 0x1008, 8));
        assertEquals("01 00 00 00", read(1, 0x10BC, 4));
        vmm.ask(Message.write(1, 0x1000, "00 00 e0 fe 00 00 00 00"));
        vmm.ask(Message.write(1, 0x1008, "21 40 00 00 00 00 00 00"));
        assertEquals("00 00 e0 fe", read(1, 0x1000, 4));
        assertEquals("21 40 00 00 00 00 00 00", read(1, 0x1008, 8));
        vmm.ask(Message.reset());
        assertEquals("00 00 00 00", read(1, 0x1000, 4));
        assertEquals("00 00 00 00 01 00 00 00", read(1, 0x1008, 8));
    }

    @Test
    void shouldIgnoreWritesToPendingBits() throws IOException {
        assertEquals(0x1, vmm.ask(Message.write(3, 0x2000, "ff ff ff ff")).flags());
        assertEquals("00 00 00 00", read(3, 0x2000, 4));
        assertEquals(0, function.read(3, 0x2000, 8));
    }

    @ParameterizedTest
    @CsvSource({"1, 0x0FF8", "1, 0x10C0", "3, 0x1FF8", "3, 0x2008", "3, 0x1000", "0, 0x00"})
    void shouldLeaveTheRestOfTheBarsToTheFunction(int bar, String offset) throws IOException {
        int at = Integer.decode(offset);
        vmm.ask(Message.write(bar, at, "01 02 03 04 05 06 07 08"));
        assertEquals(0x0807060504030201L, function.read(bar, at, 8));
        assertEquals("01 02 03 04 05 06 07 08", read(bar, at, 8));
    }

    @ParameterizedTest
    @CsvSource({"1, 0x0FFC", "1, 0x10BC", "3, 0x1FFC", "3, 0x2004"})
    void shouldKeepFromTheFunctionWhatTouchesAnEndOfItsAreas(int bar, String offset) throws IOException {
        int at = Integer.decode(offset);
        assertEquals(0x1, vmm.ask(Message.write(bar, at, "ff ff ff ff ff ff ff ff")).flags());
        assertEquals(0, function.read(bar, at, 8));
        function.write(bar, at, 8, -1L);
        String seen = read(bar, at, 8);
        assertEquals("00 00 00 00", at % 0x1000 > 0x800 ? seen.substring(0, 11) : seen.substring(12));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 13, 0", "12, 1, 0", "11, 2, 2", "0, 8, 7", "0, 7, 8", "-1, 2, 2", "5, -1, 0", "0, 12, 8"
    })
    void shouldRefuseWhatDoesNotFitItsVectors(int start, int count, int descriptors) throws IOException {
        turnOn();
        Descriptor[] passed = new Descriptor[descriptors];
        Arrays.fill(passed, events[0].descriptor());
        assertEquals(Answer.error(DEVICE_SET_IRQS, Answer.EINVAL),
                vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI_X, start, count), passed));
        function.host().message(5);
        assertEquals(1, events[5].drain());
    }

    @Test
    void shouldEndConnectionWhenMoreDescriptorsComeThanAgreed() throws IOException {
        Descriptor[] nine = new Descriptor[9];
        Arrays.fill(nine, events[0].descriptor());
        vmm.send(Message.setIrqs(EVENTFD_TRIGGER, MSI_X, 0, 9).bytes(), nine);
        assertViolation();
    }
}
