// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.memory.MemoryLease;
import io.hotbay.memory.ScatterList;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmaUnmapTest extends ServerTest {
    private static final int DMA_UNMAP = 3;
    private static final int READ_WRITE = 3;
    private static final int MIB = 1 << 20;

    private Ram ram;

    @BeforeEach
    void mapTwoWindows() throws IOException {
        ram = Ram.of(2 * MIB, true);
        assertEquals(Answer.done(2), vmm.ask(Message.dmaMap(READ_WRITE, 0, 0, 0xC0000), ram.file()));
        assertEquals(Answer.done(2), vmm.ask(Message.dmaMap(READ_WRITE, MIB, MIB, MIB), ram.file()));
    }

    @AfterEach
    void closeRam() {
        ram.close();
    }

    private boolean mapped(long address) {
        try (MemoryLease lease = function.host().memory().lease()) {
            return lease.append(new ScatterList(1), address, 1, true);
        }
    }

    @Test
    void shouldRemoveWindowAndRepeatTheRequest() throws IOException {
        assertEquals(Answer.done(DMA_UNMAP,
                "18 00 00 00 00 00 00 00 00 00 10 00 00 00 00 00 00 00 10 00 00 00 00 00"),
                vmm.ask(Message.dmaUnmap(0, MIB, MIB)));
        assertFalse(mapped(MIB));
        assertTrue(mapped(0));
        assertEquals(2, Ram.descriptors());
    }

    @Test
    void shouldRemoveAllWindows() throws IOException {
        assertEquals(Answer.done(DMA_UNMAP,
                "18 00 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"),
                vmm.ask(Message.dmaUnmap(2, 0, 0)));
        assertFalse(mapped(MIB));
        assertFalse(mapped(0));
        assertEquals(1, Ram.descriptors());
    }

    @Test
    void shouldAnswerAtOnceWhileCommandHoldsTheWindow() throws IOException {
        MemorySegment buffer = Arena.ofAuto().allocate(8);
        MemoryLease lease = function.host().memory().lease();
        assertEquals(0x1, vmm.ask(Message.dmaUnmap(0, MIB, MIB)).flags());
        assertFalse(mapped(MIB));
        assertEquals(3, Ram.descriptors());
        buffer.set(JAVA_LONG, 0, 7L);
        assertTrue(lease.write(MIB, buffer, 0, 8));
        assertEquals(7L, ram.get(MIB));
        lease.close();
        assertEquals(2, Ram.descriptors());
    }

    @Test
    void shouldMapAgainWhatWasUnmapped() throws IOException {
        vmm.ask(Message.dmaUnmap(0, MIB, MIB));
        assertEquals(Answer.done(2), vmm.ask(Message.dmaMap(READ_WRITE, MIB, MIB, MIB), ram.file()));
        assertTrue(mapped(MIB));
    }

    @ParameterizedTest
    @CsvSource({
        "0xC0000, 0x20000", // what was ignored
        "0x1000, 0x1000", // part of a window
        "0x0, 0x0",
        "-0x1000, 0x2000"
    })
    void shouldLeaveWindowsThatAreNotInsideTheRange(String address, String size) throws IOException {
        assertEquals(0x1, vmm.ask(Message.dmaUnmap(0, Long.decode(address), Long.decode(size))).flags());
        assertTrue(mapped(0));
        assertTrue(mapped(MIB));
    }

    @ParameterizedTest
    @CsvSource({
        "0x0, 0x180000", // the first, and half of the second
        "0x0, 0x100000", // up to the second
        "0x0, 0xC1000",
    })
    void shouldRemoveOnlyWhatIsWhollyInsideARange(String address, String size) throws IOException {
        assertEquals(0x1, vmm.ask(Message.dmaUnmap(0, Long.decode(address), Long.decode(size))).flags());
        assertFalse(mapped(0));
        assertTrue(mapped(MIB));
        assertTrue(mapped(2 * MIB - 1));
    }

    /** As QEMU does when firmware opens a hole for itself in the window of all memory. */
    @Test
    void shouldMapInPiecesWhatWasOneWindow() throws IOException {
        vmm.ask(Message.dmaUnmap(0, 0, 0xC0000));
        assertEquals(Answer.done(2), vmm.ask(Message.dmaMap(READ_WRITE, 0, 0, 0x40000), ram.file()));
        assertEquals(Answer.done(2), vmm.ask(Message.dmaMap(1, 0x40000, 0x40000, 0x10000), ram.file()));
        assertEquals(Answer.done(2), vmm.ask(Message.dmaMap(READ_WRITE, 0x50000, 0x50000, 0xB0000), ram.file()));
        try (MemoryLease lease = function.host().memory().lease()) {
            ScatterList pieces = new ScatterList(4);
            assertTrue(lease.append(pieces, 0x3FFFC, 0x10008, false), "over two borders");
            assertEquals(3, pieces.count());
            assertEquals(0x10008, pieces.byteCount());
            assertFalse(lease.append(new ScatterList(4), 0x3FFFC, 8, true), "into the part that is read-only");
            assertTrue(lease.append(new ScatterList(4), 0xFFFFC, 8, true), "over the border to the next window");
            assertFalse(lease.append(new ScatterList(4), 2 * MIB - 4, 8, false), "over the end of all");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "23, 0, 0x0, 0xC0000", // argsz
        "24, 1, 0x0, 0xC0000", // dirty bitmap
        "24, 4, 0x0, 0xC0000",
        "24, 2, 0x0, 0xC0000", // all, and yet a range
        "24, 2, 0x1000, 0x0"
    })
    void shouldRefuse(int argsz, int flags, String address, String size) throws IOException {
        assertEquals(Answer.error(DMA_UNMAP, Answer.EINVAL), vmm.ask(Message.of(DMA_UNMAP)
                .u32(argsz).u32(flags).u64(Long.decode(address)).u64(Long.decode(size))));
        assertTrue(mapped(0));
        assertTrue(mapped(MIB));
    }

    @Test
    void shouldRefuseSurplusDescriptor() throws IOException {
        assertEquals(Answer.error(DMA_UNMAP, Answer.EINVAL), vmm.ask(Message.dmaUnmap(0, MIB, MIB), ram.file()));
        assertTrue(mapped(MIB));
    }

    @Test
    void shouldEndConnectionWhenTruncated() throws IOException {
        vmm.send(Message.of(DMA_UNMAP).u32(24).u32(0).u64(0));
        assertViolation();
    }
}
