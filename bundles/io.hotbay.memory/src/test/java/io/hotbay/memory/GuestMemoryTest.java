// SPDX-License-Identifier: Apache-2.0
package io.hotbay.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestMemoryTest {

    private static final long TOP = -0x1000;

    private final GuestMemory memory = new GuestMemory();

    private ArenaMapping add(long guestAddress, long size, boolean writable) {
        ArenaMapping mapping = new ArenaMapping(size);
        assertTrue(memory.add(guestAddress, mapping, writable));
        return mapping;
    }

    /** Whether a range translates, and into how many pieces of how many bytes. */
    private String append(long guestAddress, long length, boolean write) {
        try (MemoryLease lease = memory.lease()) {
            ScatterList list = new ScatterList(1);
            boolean mapped = lease.append(list, guestAddress, length, write);
            return mapped ? list.count() + " pieces, " + list.byteCount() + " bytes" : "not mapped";
        }
    }

    @ParameterizedTest
    @CsvSource({
        // a window at 2000h of 2000h bytes; another one: its address, its size, does it get in?
        "0x1000, 0x1000, true",
        "0x4000, 0x1000, true",
        "0x1000, 0x1001, false",
        "0x3fff, 1, false",
        "0x2000, 0x2000, false",
        "0x2800, 0x10, false",
        "0x0, 0x10000, false",
        "0x5000, 0, false",
    })
    void shouldRefuseWhenWindowsOverlap(String guestAddress, String size, boolean fits) {
        add(0x2000, 0x2000, true);
        ArenaMapping other = new ArenaMapping(Long.decode(size));
        assertEquals(fits, memory.add(Long.decode(guestAddress), other, true));
        assertEquals(0, other.unmapped, "a refused mapping stays the caller's");
    }

    @Test
    void shouldTakeWindowUpToLastAddressButNotBeyond() {
        assertFalse(memory.add(TOP, new ArenaMapping(0x1001), true));
        add(TOP, 0x1000, true);
        add(0, 0x1000, true);
        assertFalse(memory.add(-1, new ArenaMapping(1), true));
        assertEquals("1 pieces, 4096 bytes", append(TOP, 0x1000, true));
        assertEquals("1 pieces, 1 bytes", append(-1, 1, true));
        assertEquals("not mapped", append(TOP, 0x1001, true));
        assertEquals("not mapped", append(-1, 2, true));
        assertEquals("not mapped", append(TOP, Long.MAX_VALUE, true));
        assertEquals("not mapped", append(0, -1, true));
    }

    @Test
    void shouldSortAddressesAsUnsignedNumbers() {
        add(0x8000_0000_0000_0000L, 0x1000, true);
        add(0x7fff_ffff_ffff_f000L, 0x1000, true);
        add(0x1000, 0x1000, true);
        assertEquals("2 pieces, 8192 bytes", append(0x7fff_ffff_ffff_f000L, 0x2000, true));
        assertEquals("1 pieces, 16 bytes", append(0x8000_0000_0000_0ff0L, 0x10, true));
        assertEquals("not mapped", append(0x8000_0000_0000_0ff0L, 0x11, true));
        assertEquals("1 pieces, 4096 bytes", append(0x1000, 0x1000, true));
    }

    @ParameterizedTest
    @CsvSource({
        "0x1000, 0x1000, 1 pieces 4096 bytes",
        "0x1800, 0x1000, 2 pieces 4096 bytes",
        "0x1fff, 0x1002, 3 pieces 4098 bytes",
        "0x1000, 0x3000, 3 pieces 12288 bytes",
        "0x1000, 0, 0 pieces 0 bytes",
        "0x0fff, 2, not mapped",
        "0x3fff, 2, not mapped",
        "0x3000, 0x4000, not mapped",
        "0x4000, 1, not mapped",
        "0x4800, 0x800, not mapped",
        "0x5000, 0x1000, 1 pieces 4096 bytes",
    })
    void shouldSplitRangeWhereWindowsMeet(String guestAddress, String length, String expected) {
        add(0x1000, 0x1000, true);
        add(0x2000, 0x1000, true);
        add(0x3000, 0x1000, true);
        add(0x5000, 0x1000, true);
        String actual = append(Long.decode(guestAddress), Long.decode(length), false);
        assertEquals(expected, actual.replace(",", ""));
    }

    @Test
    void shouldLetOnlyReadsIntoReadOnlyWindow() {
        add(0x1000, 0x1000, true);
        add(0x2000, 0x1000, false);
        assertEquals("2 pieces, 8192 bytes", append(0x1000, 0x2000, false));
        assertEquals("1 pieces, 4096 bytes", append(0x1000, 0x1000, true));
        assertEquals("not mapped", append(0x1000, 0x1001, true));
        try (MemoryLease lease = memory.lease()) {
            MemorySegment bytes = MemorySegment.ofArray(new byte[0x2000]);
            assertTrue(lease.read(0x1000, bytes, 0, 0x2000));
            assertFalse(lease.write(0x1000, bytes, 0, 0x2000));
            assertTrue(lease.write(0x1000, bytes, 0, 0x1000));
        }
    }

    @Test
    void shouldCopyOverWindows() {
        ArenaMapping low = add(0x1000, 4, true);
        ArenaMapping high = add(0x1004, 4, true);
        try (MemoryLease lease = memory.lease()) {
            assertTrue(lease.write(0x1002, MemorySegment.ofArray("xabcdx".getBytes()), 1, 4));
            assertEquals("ab", new String(bytes(low.memory, 2, 2)));
            assertEquals("cd", new String(bytes(high.memory, 0, 2)));
            byte[] target = "......".getBytes();
            assertTrue(lease.read(0x1003, MemorySegment.ofArray(target), 2, 2));
            assertEquals("..bc..", new String(target));
            assertFalse(lease.read(0x1006, MemorySegment.ofArray(target), 0, 3));
            assertFalse(lease.read(-1, MemorySegment.ofArray(target), 0, 3));
            assertFalse(lease.read(0x1000, MemorySegment.ofArray(target), 0, -1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // range, and which of the windows 1000h, 2000h, TOP (a page each) it takes away
        "0x1000, 0x1000, 1",
        "0x1000, 0x2000, 2",
        "0x0, 0x3000, 2",
        "0x1000, 0x1fff, 1",
        "0x1001, 0x1fff, 1",
        "0x1800, 0x400, 0",
        "0x1000, 0, 0",
        "-4096, 0x1000, 1",
        "-4096, 0xfff, 0",
        "0x0, -1, 2",
        "0x1, -1, 3",
    })
    void shouldRemoveWindowsThatLieWhollyInside(String guestAddress, String size, int removed) {
        add(0x1000, 0x1000, true);
        add(0x2000, 0x1000, true);
        add(TOP, 0x1000, true);
        assertEquals(removed, memory.remove(Long.decode(guestAddress), Long.decode(size)));
        assertEquals(3 - removed, memory.lease().windows().size());
    }

    @Test
    void shouldKeepMappingUntilLastLeaseIsClosed() {
        ArenaMapping mapping = add(0x1000, 0x1000, true);
        MemoryLease first = memory.lease();
        MemoryLease second = memory.lease();
        ScatterList list = new ScatterList(1);
        assertTrue(first.append(list, 0x1000, 8, true));

        assertEquals(1, memory.remove(0x1000, 0x1000));
        assertEquals("not mapped", append(0x1000, 8, true));
        list.fill(0, 8, (byte) 7);
        assertEquals(7, mapping.memory.get(JAVA_BYTE, 7));
        first.close();
        assertEquals(0, mapping.unmapped);
        second.close();
        assertEquals(1, mapping.unmapped);
    }

    @Test
    void shouldTakeNewWindowWhereOldOneIsStillLeased() {
        ArenaMapping old = add(0x1000, 0x1000, true);
        MemoryLease lease = memory.lease();
        memory.remove(0x1000, 0x1000);
        ArenaMapping fresh = add(0x1000, 0x1000, true);
        ScatterList list = new ScatterList(1);
        lease.append(list, 0x1000, 1, true);
        assertEquals(old.address(), list.address(0));
        list.clear();
        try (MemoryLease now = memory.lease()) {
            now.append(list, 0x1000, 1, true);
            assertEquals(fresh.address(), list.address(0));
        }
        lease.close();
        assertEquals(1, old.unmapped);
        assertEquals(0, fresh.unmapped);
    }

    @Test
    void shouldUnmapAtOnceWhenNobodyLooks() {
        ArenaMapping mapping = add(0x1000, 0x1000, true);
        ArenaMapping other = add(0x2000, 0x1000, true);
        memory.remove(0x1000, 0x1000);
        assertEquals(1, mapping.unmapped);
        assertEquals(0, other.unmapped);
        memory.clear();
        memory.clear();
        assertEquals(1, other.unmapped);
    }

    @Test
    void shouldRevokeOldMappingsWhenRenewed() {
        ArenaMapping mapping = add(0x1000, 0x1000, false);
        MemoryLease stuck = memory.lease();
        memory.renew();
        assertEquals(1, mapping.revoked);
        assertEquals(0, mapping.unmapped, "the address range stays reserved for I/O that is still on its way");
        ArenaMapping fresh = mapping.mappings.get(1);
        try (MemoryLease lease = memory.lease()) {
            ScatterList list = new ScatterList(1);
            assertTrue(lease.append(list, 0x1000, 0x1000, false));
            assertEquals(fresh.address(), list.address(0));
            assertFalse(lease.append(list, 0x1000, 0x1000, true), "read-only as before");
        }
        stuck.close();
        assertEquals(1, mapping.unmapped);
        assertEquals(0, fresh.unmapped + fresh.revoked);
        memory.clear();
        assertEquals(1, fresh.unmapped);
    }

    @Test
    void shouldRevokeWindowsThatWereRemovedBeforeWhenRenewed() {
        ArenaMapping held = add(0x1000, 0x1000, true);
        ArenaMapping free = add(0x2000, 0x1000, true);
        MemoryLease stuck = memory.lease();
        memory.remove(0x1000, 0x1000);
        ArenaMapping successor = add(0x1000, 0x1000, true);
        memory.remove(0x2000, 0x1000);
        stuck.close();
        stuck = memory.lease();
        ArenaMapping late = add(0x8000, 0x1000, true);
        memory.remove(0x1000, 0x1000);
        memory.renew();
        assertEquals(0, held.revoked + free.revoked, "were unmapped before");
        assertEquals(1, successor.revoked, "the I/O that holds the lease may write there");
        assertEquals(1, late.revoked);
        stuck.close();
        memory.renew();
        assertEquals(1, successor.revoked);
        assertEquals(1, successor.unmapped);
    }

    @Test
    void shouldCountMappingsThatLeasesHold() {
        add(0x1000, 0x1000, true);
        add(0x2000, 0x1000, true);
        MemoryLease lease = memory.lease();
        assertEquals(2, memory.mappings());
        memory.remove(0x1000, 0x1000);
        add(0x1000, 0x1000, true);
        assertEquals(3, memory.mappings());
        memory.clear();
        assertEquals(2, memory.mappings());
        lease.close();
        assertEquals(0, memory.mappings());
    }

    @Test
    void shouldGoOnWhenHostRefusesToRevoke() {
        ArenaMapping first = add(0x1000, 0x1000, true);
        ArenaMapping second = add(0x2000, 0x1000, true);
        first.refuseRevocation = true;
        assertThrows(IllegalStateException.class, memory::renew);
        assertEquals(1, second.revoked);
        assertEquals(1, first.unmapped);
        try (MemoryLease lease = memory.lease()) {
            ScatterList list = new ScatterList(1);
            lease.append(list, 0x1000, 1, true);
            assertEquals(first.mappings.get(1).address(), list.address(0));
        }
    }

    @Test
    void shouldChangeNothingWhenHostRefusesToRenew() {
        ArenaMapping first = add(0x1000, 0x1000, true);
        ArenaMapping second = add(0x2000, 0x1000, true);
        second.refuseRenewal = true;
        assertThrows(IllegalStateException.class, memory::renew);
        assertEquals(0, first.revoked + second.revoked);
        assertEquals(1, first.mappings.get(1).unmapped, "what was mapped in vain is unmapped");
        assertEquals("2 pieces, 8192 bytes", append(0x1000, 0x2000, true));
    }

    @Test
    void shouldGiveLeasesWhileWindowsComeAndGo() throws InterruptedException {
        add(0x1000, 0x1000, true);
        CountDownLatch begun = new CountDownLatch(2);
        List<String> wrong = new ArrayList<>();
        List<Thread> readers = List.of(1, 2).stream().map(number -> Thread.ofPlatform().start(() -> {
            begun.countDown();
            for (int round = 0; round < 20_000; round++) {
                String result = append(0x1000, 0x1000, true);
                if (!result.equals("1 pieces, 4096 bytes")) {
                    synchronized (wrong) {
                        wrong.add(result);
                    }
                }
            }
        })).toList();
        begun.await();
        List<ArenaMapping> passing = new ArrayList<>();
        for (int round = 0; round < 500; round++) {
            passing.add(add(0x8000, 0x1000, true));
            memory.remove(0x8000, 0x1000);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        assertEquals(List.of(), wrong);
        passing.forEach(mapping -> assertEquals(1, mapping.unmapped));
    }

    private static byte[] bytes(MemorySegment memory, long offset, long length) {
        return memory.asSlice(offset, length).toArray(JAVA_BYTE);
    }
}
