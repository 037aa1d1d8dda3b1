// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.memory.MemoryLease;
import io.hotbay.memory.ScatterList;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.MemoryFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmaMapTest extends ServerTest {
    private static final int DMA_MAP = 2;
    private static final int READ = 1;
    private static final int READ_WRITE = 3;
    private static final int MIB = 1 << 20;

    private Ram ram;

    @BeforeEach
    void makeRam() throws IOException {
        ram = Ram.of(4 * MIB, true);
    }

    @AfterEach
    void closeRam() {
        ram.close();
    }

    private boolean mapped(long address, boolean write) {
        try (MemoryLease lease = function.host().memory().lease()) {
            return lease.append(new ScatterList(1), address, 1, write);
        }
    }

    @Test
    void shouldShowMemoryToBothSides() throws IOException {
        assertEquals(Answer.done(DMA_MAP),
                vmm.ask(Message.dmaMap(READ_WRITE, 0x1000, 0x100000, 2 * MIB), ram.file()));
        ram.set(0x1008, 0x1122334455667788L);
        MemorySegment buffer = Arena.ofAuto().allocate(8);
        try (MemoryLease lease = function.host().memory().lease()) {
            assertTrue(lease.read(0x100008, buffer, 0, 8));
            assertEquals(0x1122334455667788L, buffer.get(JAVA_LONG, 0));
            buffer.set(JAVA_LONG, 0, -2L);
            assertTrue(lease.write(0x2FFFF8, buffer, 0, 8));
            assertFalse(lease.append(new ScatterList(1), 0x2FFFF9, 8, true));
        }
        assertEquals(-2L, ram.get(0x1000 + 2 * MIB - 8));
        assertEquals(1, counter("windows mapped"));
    }

    @Test
    void shouldMapWithoutReplyWhenNoneIsWanted() throws IOException {
        vmm.send(Message.dmaMap(READ_WRITE, 0, 0, MIB).noReply().bytes(), ram.file());
        assertEquals(9, vmm.ask(Message.read(7, 0, 4)).command());
        assertTrue(mapped(0, true));
    }

    @Test
    void shouldMapReadOnlyWindowForReadingAlone() throws IOException {
        assertEquals(Answer.done(DMA_MAP), vmm.ask(Message.dmaMap(READ, 0, 0xC0000, 0x20000), ram.file()));
        assertTrue(mapped(0xC0000, false));
        assertFalse(mapped(0xC0000, true));
    }

    @Test
    void shouldMapLastPagesOfTheAddressSpace() throws IOException {
        assertEquals(Answer.done(DMA_MAP), vmm.ask(Message.dmaMap(READ_WRITE, 0, -0x2000, 0x2000), ram.file()));
        assertTrue(mapped(-1, true));
    }

    @ParameterizedTest
    @CsvSource({
        "32, 0x0, 0x0, 0x0, 0x1000", // neither read nor write
        "32, 0x7, 0x0, 0x0, 0x1000", // unknown flag
        "32, 0x80000003, 0x0, 0x0, 0x1000",
        "31, 0x3, 0x0, 0x0, 0x1000", // argsz
        "32, 0x3, 0x0, 0x0, 0x0", // nothing
        "32, 0x3, 0x0, 0x0, 0x800", // half a page
        "32, 0x3, 0x0, 0x800, 0x1000", // misaligned address
        "32, 0x3, 0x800, 0x0, 0x1000", // misaligned offset
        "32, 0x3, 0x0, 0x0, 0x401000", // beyond the end of the file
        "32, 0x3, 0x400000, 0x0, 0x1000",
        "32, 0x3, 0x3FF000, 0x0, 0x2000",
        "32, 0x3, -0x1000, 0x0, 0x2000",
        "32, 0x3, 0x7FFFFFFFFFFFF000, 0x0, 0x2000",
        "32, 0x3, 0x0, -0x1000, 0x2000", // wraps around
        "32, 0x3, 0x0, 0x0, -0x1000"
    })
    void shouldRefuse(int argsz, String flags, String offset, String address, String size) throws IOException {
        Message message = Message.of(DMA_MAP).u32(argsz).u32(Long.decode(flags).intValue())
                .u64(Long.decode(offset)).u64(Long.decode(address)).u64(Long.decode(size));
        assertEquals(Answer.error(DMA_MAP, Answer.EINVAL), vmm.ask(message, ram.file()));
        assertEquals(0, counter("windows mapped"));
        vmm.close();
        told.next();
        told.next();
        assertEquals(1, Ram.descriptors());
    }

    @ParameterizedTest
    @CsvSource({"0x100000", "0x0FF000", "0x1FF000"})
    void shouldRefuseWhenWindowsOverlap(String address) throws IOException {
        vmm.ask(Message.dmaMap(READ_WRITE, 0, 0x100000, MIB), ram.file());
        assertEquals(Answer.error(DMA_MAP, Answer.EEXIST),
                vmm.ask(Message.dmaMap(READ_WRITE, 0, Long.decode(address), 0x2000), ram.file()));
        assertEquals(2, Ram.descriptors());
        assertTrue(mapped(0x100000, true));
    }

    @Test
    void shouldRefuseWhenMemoryCanShrink() throws IOException {
        try (Ram unsealed = Ram.of(4 * MIB, false)) {
            assertEquals(Answer.error(DMA_MAP, Answer.EPERM),
                    vmm.ask(Message.dmaMap(READ_WRITE, 0, 0, 4 * MIB), unsealed.file()));
            assertFalse(mapped(0, false));
            assertEquals(1, counter("windows refused"));
        }
    }

    @Test
    void shouldRefuseWhenDescriptorIsNoFile() throws IOException {
        try (EventDescriptor event = EventDescriptor.create()) {
            assertEquals(Answer.error(DMA_MAP, Answer.EINVAL),
                    vmm.ask(Message.dmaMap(READ_WRITE, 0, 0, 0x1000), event.descriptor()));
        }
    }

    @Test
    void shouldRefuseWhenVmmHasPrivateMapping() throws IOException {
        try (Descriptor file = MemoryFile.create(Ram.NAME, 4 * MIB, true);
                FileChannel channel = FileChannel.open(Path.of("/proc/self/fd/" + file.fd()),
                        StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer copy = channel.map(MapMode.PRIVATE, 0, 4 * MIB);
            assertEquals(Answer.error(DMA_MAP, Answer.EINVAL),
                    vmm.ask(Message.dmaMap(READ_WRITE, 0, 0, 0xC0000), file));
            assertEquals(Answer.error(DMA_MAP, Answer.EINVAL),
                    vmm.ask(Message.dmaMap(READ_WRITE, MIB, MIB, 3 * MIB), file));
            assertEquals(Answer.done(DMA_MAP),
                    vmm.ask(Message.dmaMap(READ_WRITE, MIB, MIB, 3 * MIB), ram.file()));
            Reference.reachabilityFence(copy);
        }
    }

    @Test
    void shouldIgnoreReadOnlyWindowWithoutDescriptor() throws IOException {
        assertEquals(Answer.done(DMA_MAP), vmm.ask(Message.dmaMap(READ, 0, 0xFFC00000L, 4 * MIB)));
        assertFalse(mapped(0xFFC00000L, false));
        assertEquals(0, counter("windows refused"));
    }

    @Test
    void shouldIgnoreSmallWindowWithoutDescriptor() throws IOException {
        assertEquals(Answer.done(DMA_MAP), vmm.ask(Message.dmaMap(READ_WRITE, 0, 0xC0000, MIB)));
        assertFalse(mapped(0xC0000, false));
    }

    @Test
    void shouldRefuseLargeWindowWithoutDescriptor() throws IOException {
        assertEquals(Answer.error(DMA_MAP, Answer.EINVAL),
                vmm.ask(Message.dmaMap(READ_WRITE, 0, 0x100000, MIB + 0x1000)));
        assertEquals(1, counter("windows refused"));
    }

    @Test
    void shouldLeaveOutLargeWindowWithoutDescriptorWhenMemoryIsThere() throws IOException {
        vmm.ask(Message.dmaMap(READ_WRITE, 0, 0, 4 * MIB), ram.file());
        assertEquals(Answer.done(DMA_MAP), vmm.ask(Message.dmaMap(READ_WRITE, 0, 0xFD000000L, 16 * MIB)));
        assertFalse(mapped(0xFD000000L, false));
        assertEquals(0, counter("windows refused"));
    }

    @Test
    void shouldRefuseSurplusDescriptors() throws IOException {
        assertEquals(Answer.error(DMA_MAP, Answer.EINVAL),
                vmm.ask(Message.dmaMap(READ_WRITE, 0, 0, MIB), ram.file(), ram.file()));
        vmm.ask(Message.read(7, 0, 4));
        assertEquals(1, Ram.descriptors());
    }

    @Test
    void shouldRefuseWhenThereAreTooManyWindows() throws IOException {
        for (int i = 0; i < 512; i++) {
            assertEquals(Answer.done(DMA_MAP),
                    vmm.ask(Message.dmaMap(READ_WRITE, 0, i * 0x2000L, 0x1000), ram.file()));
        }
        assertEquals(Answer.error(DMA_MAP, Answer.ENOSPC),
                vmm.ask(Message.dmaMap(READ_WRITE, 0, 0x10000000, 0x1000), ram.file()));
        vmm.ask(Message.dmaUnmap(0, 0, 0x1000));
        assertEquals(Answer.done(DMA_MAP),
                vmm.ask(Message.dmaMap(READ_WRITE, 0, 0x10000000, 0x1000), ram.file()));
    }

    @Test
    void shouldEndConnectionWhenTruncated() throws IOException {
        vmm.send(Message.of(DMA_MAP).u32(32).u32(READ_WRITE).u64(0).u64(0).u32(0x1000));
        assertViolation();
    }

    @Test
    void shouldEndConnectionWhenOversized() throws IOException {
        vmm.send(Message.dmaMap(READ_WRITE, 0, 0, 0x1000).u8(0));
        assertViolation();
    }
}
