// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.memory.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.testkit.BackingStoreContract;
import io.hotbay.store.api.testkit.RecordingCompletion;
import io.hotbay.store.api.testkit.TestBuffer;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryStoreTest extends BackingStoreContract {

    private static final byte[] WRITTEN = TestBuffer.pattern(512, 1);
    private static final byte[] ZEROES = new byte[512];

    private final MemoryStoreType type = new MemoryStoreType();

    @Override
    protected BackingStore open() throws StoreException {
        return open("2M");
    }

    @Test
    void shouldSayThatWhatIsInAStoreGoesWithIt() {
        assertFalse(new MemoryStoreType().persistent());
    }

    @Test
    void shouldReachEndsOfHugeStore() throws StoreException {
        BackingStore store = open("1024T");
        assertEquals(1L << 41, store.facts().blockCount());
        long last = store.facts().byteCount() - 512;
        write(store, last, WRITTEN).expect(StoreOutcome.DONE);
        assertArrayEquals(WRITTEN, read(store, last));
        assertArrayEquals(ZEROES, read(store, 0));
        store.close();
    }

    @Test
    void shouldCrossChunks() throws StoreException {
        BackingStore store = open("64G");
        byte[] written = TestBuffer.pattern(3 << 20, 2);
        long position = (32L << 30) - (1 << 20) - 512;
        write(store, position, written).expect(StoreOutcome.DONE);
        assertArrayEquals(written, read(store, position, written.length));
        RecordingCompletion unmap = new RecordingCompletion();
        store.unmap(position + 512, (2 << 20) - 512, unmap);
        unmap.expect(StoreOutcome.DONE);
        Arrays.fill(written, 512, 2 << 20, (byte) 0);
        assertArrayEquals(written, read(store, position, written.length));
        store.close();
    }

    @Test
    void shouldTellWhichChunksThereAre() throws StoreException {
        BackingStore store = open("64G");
        write(store, (33L << 30) + 512, WRITTEN).expect(StoreOutcome.DONE);
        List<String> extents = new ArrayList<>();
        RecordingCompletion told = new RecordingCompletion();
        store.blockStatus(512, (64L << 30) - 512, (length, mapped) -> extents.add(length + " " + mapped), told);
        told.expect(StoreOutcome.DONE);
        assertEquals(List.of(((33L << 30) - 512) + " false", (1 << 20) + " true", ((31L << 30) - (1 << 20)) + " false"),
                extents);
        store.close();
    }

    @Test
    void shouldKeepContentWhenNamedStoreIsOpenedAgain() throws StoreException {
        BackingStore first = open("a=1M");
        write(first, 1024, WRITTEN).expect(StoreOutcome.DONE);
        first.close();
        BackingStore second = open("a=1M");
        assertEquals(first.facts(), second.facts());
        assertArrayEquals(WRITTEN, read(second, 1024));
        first.close();
        assertArrayEquals(WRITTEN, read(second, 1024));
    }

    @Test
    void shouldForgetContentWhenStoreHasNoName() throws StoreException {
        BackingStore first = open("1M");
        write(first, 0, WRITTEN).expect(StoreOutcome.DONE);
        BackingStore second = open("1M");
        assertNotEquals(first.facts().identity(), second.facts().identity());
        assertArrayEquals(ZEROES, read(second, 0));
        first.close();
        second.close();
    }

    @Test
    void shouldForgetContentWhenComponentGoes() throws StoreException {
        BackingStore old = open("a=1M");
        write(old, 0, WRITTEN).expect(StoreOutcome.DONE);
        type.freeAll();
        write(old, 0, WRITTEN).expect(StoreOutcome.GONE);
        BackingStore fresh = open("a=1M");
        assertNotEquals(old.facts().identity(), fresh.facts().identity());
        assertArrayEquals(ZEROES, read(fresh, 0));
    }

    @Test
    void shouldRefuseWhenNamedStoreIsOpen() throws StoreException {
        open("a=1M");
        assertRefused("in use", "a=1M");
    }

    @Test
    void shouldRefuseWhenNamedStoreHasAnotherSize() throws StoreException {
        open("a=1M").close();
        assertRefused("use a=1M", "a=2M");
    }

    @ParameterizedTest
    @CsvSource({"'', is no size", "=1M, is no name", "a b=1M, is no name", "a=, is no size", "1025T, is too large"})
    void shouldRefuseWhenLocationIsBad(String location, String sentence) {
        assertRefused(sentence, location);
    }

    @Test
    void shouldTakeNoWritesWhenReadOnly() throws StoreException {
        BackingStore store = type.open(new StoreRequest("1M", true));
        assertFalse(store.facts().writable());
        write(store, 0, WRITTEN).expect(StoreOutcome.READ_ONLY);
        assertArrayEquals(ZEROES, read(store, 0));
        store.close();
        write(store, 0, WRITTEN).expect(StoreOutcome.GONE);
    }

    private void assertRefused(String sentence, String location) {
        StoreException refusal = assertThrows(StoreException.class, () -> open(location));
        assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
        assertTrue(refusal.getMessage().matches("['/A-Z].*[.]"), refusal.getMessage());
    }

    private BackingStore open(String location) throws StoreException {
        return type.open(new StoreRequest(location, false));
    }

    private static RecordingCompletion write(BackingStore store, long position, byte[] content) {
        try (Arena arena = Arena.ofConfined()) {
            RecordingCompletion completion = new RecordingCompletion();
            store.write(position, TestBuffer.of(arena, content).list(), false, completion);
            completion.await();
            return completion;
        }
    }

    private static byte[] read(BackingStore store, long position) {
        return read(store, position, 512);
    }

    private static byte[] read(BackingStore store, long position, int length) {
        try (Arena arena = Arena.ofConfined()) {
            TestBuffer buffer = new TestBuffer(arena, length);
            RecordingCompletion completion = new RecordingCompletion();
            store.read(position, buffer.list(), completion);
            completion.expect(StoreOutcome.DONE);
            return buffer.get();
        }
    }
}
