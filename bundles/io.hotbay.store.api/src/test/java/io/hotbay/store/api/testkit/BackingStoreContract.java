// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every backing store promises. Extend it, implement {@link #open}, override {@link #keepsWrites} where the store
 * forgets.
 *
 * <p>Every operation of every test goes through this class, which counts the completions: at the end of each test the
 * store is closed, and each operation must have completed exactly once.
 */
public abstract class BackingStoreContract {

    /** The tests need so many blocks. */
    protected static final int BLOCKS_MINIMUM = 256;

    private final List<RecordingCompletion> completions = new ArrayList<>();
    private Arena arena;
    private BackingStore store;
    private int blockSize;

    /** Opens a writable store of at least {@value #BLOCKS_MINIMUM} blocks. Called once for each test. */
    protected abstract BackingStore open() throws Exception;

    /** Whether the store gives back what was written. */
    protected boolean keepsWrites() {
        return true;
    }

    @BeforeEach
    final void openStore() throws Exception {
        // confined to no thread: stores copy on threads of their own
        arena = Arena.ofShared();
        store = open();
        blockSize = store.facts().blockSize();
    }

    @AfterEach
    final void closeStoreAndCountCompletions() {
        store.close();
        completions.forEach(RecordingCompletion::await);
        arena.close();
        for (RecordingCompletion completion : completions) {
            assertEquals(1, completion.count(), "completions of one operation");
        }
    }

    @Test
    void shouldTellSameFactsWhenAskedAgain() {
        StoreFacts facts = store.facts();
        assertEquals(facts, store.facts());
        assertTrue(facts.blockCount() >= BLOCKS_MINIMUM, "the test needs " + BLOCKS_MINIMUM + " blocks");
        assertTrue(facts.writable(), "the test needs a writable store");
        assertTrue(!facts.identity().isBlank(), "identity");
    }

    @Test
    void shouldReadWhatWasWritten() {
        byte[] written = TestBuffer.pattern(4 * blockSize, 1);
        write(3, written, false).expect(StoreOutcome.DONE);
        assertArrayEquals(kept(written), read(3, 4));
    }

    @Test
    void shouldReadWhatWasWrittenWithForceUnitAccess() {
        byte[] written = TestBuffer.pattern(2 * blockSize, 2);
        write(7, written, true).expect(StoreOutcome.DONE);
        assertArrayEquals(kept(written), read(7, 2));
    }

    @Test
    void shouldKeepNeighboursWhenOneBlockIsWritten() {
        byte[] old = TestBuffer.pattern(3 * blockSize, 3);
        byte[] fresh = TestBuffer.pattern(blockSize, 4);
        write(10, old, false).expect(StoreOutcome.DONE);
        write(11, fresh, false).expect(StoreOutcome.DONE);
        System.arraycopy(fresh, 0, old, blockSize, blockSize);
        assertArrayEquals(kept(old), read(10, 3));
    }

    @Test
    void shouldReachLastBlock() {
        long last = store.facts().blockCount() - 1;
        byte[] written = TestBuffer.pattern(blockSize, 5);
        write(last, written, false).expect(StoreOutcome.DONE);
        assertArrayEquals(kept(written), read(last, 1));
    }

    @Test
    void shouldReadAndWriteAllOfManyOddPieces() {
        int bytes = 64 * blockSize;
        byte[] written = TestBuffer.pattern(bytes, 6);
        TestBuffer out = new TestBuffer(arena, TestBuffer.oddPieces(bytes, 1500, 7)).set(written);
        write(20, out, false).expect(StoreOutcome.DONE);
        assertArrayEquals(written, out.get(), "a write changed its buffer");
        TestBuffer in = new TestBuffer(arena, TestBuffer.oddPieces(bytes, 1100, 8));
        read(20, in).expect(StoreOutcome.DONE);
        assertArrayEquals(kept(written), in.get());
        assertTrue(in.gapsAreIntact(), "a read wrote beside its pieces");
    }

    @Test
    void shouldDoOperationsOfManyThreadsAtOnce() throws Exception {
        int threads = 8;
        int rounds = 50;
        CountDownLatch start = new CountDownLatch(1);
        List<Throwable> failures = new ArrayList<>();
        List<Thread> workers = IntStream.range(0, threads).mapToObj(index -> Thread.ofPlatform().start(() -> {
            try {
                start.await();
                long block = index * 16L;
                for (int round = 0; round < rounds; round++) {
                    byte[] written = TestBuffer.pattern(16 * blockSize, index * 1000L + round);
                    write(block, written, false).expect(StoreOutcome.DONE);
                    assertArrayEquals(kept(written), read(block, 16));
                }
            } catch (Throwable failure) {
                synchronized (failures) {
                    failures.add(failure);
                }
            }
        })).toList();
        start.countDown();
        for (Thread worker : workers) {
            worker.join();
        }
        assertEquals(List.of(), failures);
    }

    @Test
    void shouldCompleteAllWhenManyAreSubmittedAtOnce() {
        byte[][] written = new byte[32][];
        List<RecordingCompletion> writes = new ArrayList<>();
        for (int index = 0; index < written.length; index++) {
            written[index] = TestBuffer.pattern(blockSize, 100 + index);
            writes.add(write(2L * index, written[index], false));
        }
        writes.forEach(completion -> completion.expect(StoreOutcome.DONE));
        for (int index = 0; index < written.length; index++) {
            assertArrayEquals(kept(written[index]), read(2L * index, 1));
        }
    }

    @Test
    void shouldFlushWhatWasWritten() {
        write(0, TestBuffer.pattern(blockSize, 9), false).expect(StoreOutcome.DONE);
        flush().expect(StoreOutcome.DONE);
        flush().expect(StoreOutcome.DONE);
    }

    @Test
    void shouldReadZeroesWhenUnmapped() {
        write(30, TestBuffer.pattern(12 * blockSize, 10), false).expect(StoreOutcome.DONE);
        RecordingCompletion completion = begin();
        store.unmap(32L * blockSize, 8L * blockSize, completion);
        if (store.facts().discards()) {
            completion.expect(StoreOutcome.DONE);
            expectZeroesInTheMiddle();
        } else {
            completion.expect(StoreOutcome.UNSUPPORTED);
            assertArrayEquals(kept(TestBuffer.pattern(12 * blockSize, 10)), read(30, 12));
        }
    }

    @Test
    void shouldReadZeroesWhenZeroesAreWritten() {
        write(30, TestBuffer.pattern(12 * blockSize, 10), false).expect(StoreOutcome.DONE);
        RecordingCompletion completion = begin();
        store.writeZeroes(32L * blockSize, 8L * blockSize, completion);
        if (completion.await() == StoreOutcome.DONE) {
            expectZeroesInTheMiddle();
        } else {
            completion.expect(StoreOutcome.UNSUPPORTED);
            assertArrayEquals(kept(TestBuffer.pattern(12 * blockSize, 10)), read(30, 12));
        }
    }

    @Test
    void shouldUnmapWholeMedium() {
        assumeTrue(store.facts().discards(), "this store gives nothing back");
        write(0, TestBuffer.pattern(blockSize, 11), false).expect(StoreOutcome.DONE);
        RecordingCompletion completion = begin();
        store.unmap(0, store.facts().byteCount(), completion);
        completion.expect(StoreOutcome.DONE);
        assertArrayEquals(new byte[blockSize], read(0, 1));
        assertArrayEquals(new byte[blockSize], read(store.facts().blockCount() - 1, 1));
        byte[] written = TestBuffer.pattern(blockSize, 12);
        write(0, written, false).expect(StoreOutcome.DONE);
        assertArrayEquals(kept(written), read(0, 1));
    }

    @Test
    void shouldTellWhichBlocksTakeSpace() {
        byte[] written = TestBuffer.pattern(blockSize, 14);
        write(50, written, false).expect(StoreOutcome.DONE);
        long[] told = new long[2];
        RecordingCompletion completion = begin();
        store.blockStatus(3L * blockSize, 100L * blockSize, (length, mapped) -> {
            assertTrue(length > 0 && length % blockSize == 0, "an extent of " + length);
            boolean has = told[0] <= 47L * blockSize && told[0] + length > 47L * blockSize;
            assertTrue(!has || mapped || !keepsWrites(), "the written block is said to be unmapped");
            told[0] += length;
            return true;
        }, completion);
        completion.expect(StoreOutcome.DONE);
        assertEquals(100L * blockSize, told[0]);
        RecordingCompletion first = begin();
        store.blockStatus(0, 256L * blockSize, (length, mapped) -> ++told[1] < 1, first);
        first.expect(StoreOutcome.DONE);
        assertEquals(1, told[1]);
    }

    @Test
    void shouldDoNoHarmWhenCancelling() {
        byte[] written = TestBuffer.pattern(blockSize, 13);
        RecordingCompletion done = write(40, written, false);
        done.expect(StoreOutcome.DONE);
        store.cancel(done);
        store.cancel(outcome -> { });
        List<RecordingCompletion> reads = new ArrayList<>();
        List<TestBuffer> buffers = new ArrayList<>();
        for (int index = 0; index < 16; index++) {
            buffers.add(new TestBuffer(arena, blockSize));
            reads.add(read(40, buffers.get(index)));
            store.cancel(reads.get(index));
        }
        for (int index = 0; index < 16; index++) {
            if (reads.get(index).await() == StoreOutcome.DONE) {
                assertArrayEquals(kept(written), buffers.get(index).get());
            } else {
                reads.get(index).expect(StoreOutcome.CANCELLED);
            }
        }
    }

    @Test
    void shouldBeGoneWhenClosed() {
        store.close();
        store.close();
        read(0, new TestBuffer(arena, blockSize)).expect(StoreOutcome.GONE);
        write(0, new byte[blockSize], false).expect(StoreOutcome.GONE);
        write(0, new byte[blockSize], true).expect(StoreOutcome.GONE);
        flush().expect(StoreOutcome.GONE);
        RecordingCompletion zeroes = begin();
        store.writeZeroes(0, blockSize, zeroes);
        RecordingCompletion unmap = begin();
        store.unmap(0, blockSize, unmap);
        if (store.facts().discards()) {
            unmap.expect(StoreOutcome.GONE);
        }
    }

    @Test
    void shouldCompleteAllWhenClosedUnderLoad() throws Exception {
        int threads = 4;
        CountDownLatch busy = new CountDownLatch(threads);
        Queue<StoreOutcome> ends = new ConcurrentLinkedQueue<>();
        List<Thread> workers = IntStream.range(0, threads).mapToObj(index -> Thread.ofPlatform().start(() -> {
            StoreOutcome outcome = StoreOutcome.DONE;
            while (outcome == StoreOutcome.DONE) {
                outcome = write(index * 16L, new byte[16 * blockSize], false).await();
                busy.countDown();
            }
            ends.add(outcome);
        })).toList();
        busy.await();
        store.close();
        for (Thread worker : workers) {
            worker.join();
        }
        assertEquals(Collections.nCopies(threads, StoreOutcome.GONE), List.copyOf(ends));
    }

    private void expectZeroesInTheMiddle() {
        byte[] expected = kept(TestBuffer.pattern(12 * blockSize, 10));
        Arrays.fill(expected, 2 * blockSize, 10 * blockSize, (byte) 0);
        assertArrayEquals(expected, read(30, 12));
    }

    private byte[] kept(byte[] written) {
        return keepsWrites() ? written : new byte[written.length];
    }

    private byte[] read(long block, int blocks) {
        TestBuffer buffer = new TestBuffer(arena, blocks * blockSize);
        buffer.set(TestBuffer.pattern(blocks * blockSize, -1));
        read(block, buffer).expect(StoreOutcome.DONE);
        return buffer.get();
    }

    private RecordingCompletion read(long block, TestBuffer buffer) {
        RecordingCompletion completion = begin();
        store.read(block * blockSize, buffer.list(), completion);
        return completion;
    }

    private RecordingCompletion write(long block, byte[] content, boolean forceUnitAccess) {
        return write(block, TestBuffer.of(arena, content), forceUnitAccess);
    }

    private RecordingCompletion write(long block, TestBuffer buffer, boolean forceUnitAccess) {
        RecordingCompletion completion = begin();
        store.write(block * blockSize, buffer.list(), forceUnitAccess, completion);
        return completion;
    }

    private RecordingCompletion flush() {
        RecordingCompletion completion = begin();
        store.flush(completion);
        return completion;
    }

    private synchronized RecordingCompletion begin() {
        RecordingCompletion completion = new RecordingCompletion();
        completions.add(completion);
        return completion;
    }
}
