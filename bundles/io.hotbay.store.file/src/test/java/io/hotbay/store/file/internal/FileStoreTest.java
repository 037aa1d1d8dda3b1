// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hotbay.memory.ScatterList;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Errno;
import io.hotbay.posix.MemoryFile;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.testkit.BackingStoreContract;
import io.hotbay.store.api.testkit.RecordingCompletion;
import io.hotbay.store.api.testkit.TestBuffer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileStoreTest extends BackingStoreContract {

    private static final int IMAGE_BYTES = 4 << 20;

    @TempDir
    Path folder;

    private final Arena arena = Arena.ofShared();
    private final List<BackingStore> opened = new ArrayList<>();
    private int images;

    @AfterEach
    void closeAll() {
        opened.forEach(BackingStore::close);
        arena.close();
    }

    @Override
    protected BackingStore open() throws Exception {
        return open(image(IMAGE_BYTES), false);
    }

    @Test
    void shouldChangeTheFileItself() throws Exception {
        Path image = image(IMAGE_BYTES);
        byte[] written = TestBuffer.pattern(1024, 1);
        FileStore store = open(image, false);
        write(store, 2048, written, false).expect(StoreOutcome.DONE);
        store.close();
        byte[] content = Files.readAllBytes(image);
        assertArrayEquals(written, Arrays.copyOfRange(content, 2048, 3072));
        assertEquals(IMAGE_BYTES, content.length);
        Arrays.fill(content, 2048, 3072, (byte) 0);
        assertArrayEquals(new byte[IMAGE_BYTES], content, "a byte of ours in the image");
    }

    @Test
    void shouldReadHolesAndAllocateOnlyWhatIsWritten() throws Exception {
        Path image = folder.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(1L << 40);
        }
        FileStore store = open(image, false);
        assertEquals(1L << 31, store.facts().blockCount());
        byte[] written = TestBuffer.pattern(512, 2);
        write(store, (1L << 40) - 512, written, true).expect(StoreOutcome.DONE);
        assertArrayEquals(written, read(store, (1L << 40) - 512, 512));
        assertArrayEquals(new byte[512], read(store, 1L << 39, 512));
        assertTrue(allocated(store) < 1 << 20, "holes are kept");
    }

    @Test
    void shouldReadInlineWhatPageCacheHas() throws Exception {
        FileStore store = open(image(IMAGE_BYTES), false);
        write(store, 0, TestBuffer.pattern(8192, 7), true).expect(StoreOutcome.DONE);
        TestBuffer buffer = new TestBuffer(arena, TestBuffer.oddPieces(8192, 9, 8));
        long cached = Transfer.READ.move(store.file().fd(), buffer.list(), 0, io.hotbay.posix.Files.NOWAIT);
        assumeTrue(cached == 8192, "the file system of the temporary directory has no RWF_NOWAIT");
        List<Thread> completers = new ArrayList<>();
        store.read(0, buffer.list(), outcome -> completers.add(Thread.currentThread()));
        assertEquals(List.of(Thread.currentThread()), completers);
        assertArrayEquals(TestBuffer.pattern(8192, 7), buffer.get());
    }

    @Test
    void shouldReadAndWriteMemoryFileSystemInline() throws Exception {
        try (Descriptor memory = MemoryFile.create("image", IMAGE_BYTES, false)) {
            FileStore store = open(Path.of("/proc/self/fd/" + memory.fd()), false);
            TestBuffer buffer = new TestBuffer(arena, TestBuffer.oddPieces(8192, 9, 8)).set(TestBuffer.pattern(8192, 7));
            List<Thread> completers = new ArrayList<>();
            store.write(512, buffer.list(), false, outcome -> completers.add(Thread.currentThread()));
            buffer.set(new byte[8192]);
            store.read(512, buffer.list(), outcome -> completers.add(Thread.currentThread()));
            assertEquals(List.of(Thread.currentThread(), Thread.currentThread()), completers);
            assertArrayEquals(TestBuffer.pattern(8192, 7), buffer.get());
        }
    }

    @ParameterizedTest
    @CsvSource({"true, pool 8 inline 8 inline 8", "false, pool 8 pool 0 pool 0 pool 0"})
    void shouldWriteInlineAfterTheFirstWriteHasShownThatNothingWaits(boolean able, String calls) throws Exception {
        FileStore good = open(image(IMAGE_BYTES), false);
        Thread caller = Thread.currentThread();
        List<String> made = new ArrayList<>();
        Transfer host = new Transfer((fd, iovec, count, position, flags) -> {
            made.add((Thread.currentThread() == caller ? "inline " : "pool ") + flags);
            return !able && flags == io.hotbay.posix.Files.NOWAIT ? -Errno.EOPNOTSUPP.value()
                    : io.hotbay.posix.Files.writeVector(fd, iovec, count, position, 0);
        });
        FileStore store = new FileStore(good.file(), good.facts(), new FilePool(), host, io.hotbay.posix.Files.NOWAIT);
        opened.add(store);
        for (int index = 0; index < 3; index++) {
            write(store, index * 512L, TestBuffer.pattern(512, index), false).expect(StoreOutcome.DONE);
        }
        assertEquals(calls, String.join(" ", made));
        assertArrayEquals(TestBuffer.pattern(512, 2), read(store, 1024, 512));
    }

    @Test
    void shouldCopyInlineOnlyWhatIsShort() throws Exception {
        try (Descriptor memory = MemoryFile.create("image", IMAGE_BYTES, false)) {
            FileStore store = open(Path.of("/proc/self/fd/" + memory.fd()), false);
            CountDownLatch release = occupy(store);
            byte[] most = TestBuffer.pattern(FileStore.INLINE_BYTES_MAXIMUM, 1);
            byte[] more = TestBuffer.pattern(FileStore.INLINE_BYTES_MAXIMUM + 512, 2);
            assertTrue(write(store, 0, most, false).isComplete());
            assertArrayEquals(most, read(store, 0, most.length));
            TestBuffer buffer = new TestBuffer(arena, more.length);
            RecordingCompletion written = write(store, 512, more, false);
            assertFalse(written.isComplete());
            RecordingCompletion read = submitRead(store, 512, buffer);
            assertFalse(read.isComplete());
            release.countDown();
            written.expect(StoreOutcome.DONE);
            read.expect(StoreOutcome.DONE);
            assertArrayEquals(more, read(store, 512, more.length));
        }
    }

    @Test
    void shouldNotWriteInlineWhileFileIsLockedForHoles() throws Exception {
        try (Descriptor memory = MemoryFile.create("image", IMAGE_BYTES, false)) {
            FileStore store = open(Path.of("/proc/self/fd/" + memory.fd()), false);
            CountDownLatch release = occupy(store);
            RecordingCompletion unmap = new RecordingCompletion();
            store.unmap(0, 512, unmap);
            RecordingCompletion later = write(store, 0, TestBuffer.pattern(512, 1), false);
            assertFalse(later.isComplete(), "it would wait for the hole");
            release.countDown();
            unmap.expect(StoreOutcome.DONE);
            later.expect(StoreOutcome.DONE);
            assertTrue(write(store, 0, TestBuffer.pattern(512, 1), false).isComplete());
        }
    }

    @Test
    void shouldWriteInlineAgainWhenHoleWasRecalled() throws Exception {
        try (Descriptor memory = MemoryFile.create("image", IMAGE_BYTES, false)) {
            FileStore store = open(Path.of("/proc/self/fd/" + memory.fd()), false);
            CountDownLatch release = occupy(store);
            RecordingCompletion unmap = new RecordingCompletion();
            store.unmap(0, 512, unmap);
            store.cancel(unmap);
            unmap.expect(StoreOutcome.CANCELLED);
            assertTrue(write(store, 0, TestBuffer.pattern(512, 1), false).isComplete());
            release.countDown();
        }
    }

    @Test
    void shouldGiveSpaceBackWhenUnmapped() throws Exception {
        FileStore store = open(image(IMAGE_BYTES), false);
        assumeTrue(store.facts().discards(), "the file system of the temporary directory punches no holes");
        write(store, 0, TestBuffer.pattern(IMAGE_BYTES, 3), true).expect(StoreOutcome.DONE);
        long before = allocated(store);
        RecordingCompletion unmap = new RecordingCompletion();
        store.unmap(0, IMAGE_BYTES, unmap);
        unmap.expect(StoreOutcome.DONE);
        assertTrue(allocated(store) < before, before + " before, " + allocated(store) + " after");
        assertEquals(IMAGE_BYTES, io.hotbay.posix.Files.status(store.file()).size());
    }

    @Test
    void shouldBeGoneWhenGuestMemoryIsUnmapped() throws Exception {
        FileStore store = open(image(IMAGE_BYTES), false);
        ScatterList list = ScatterList.of(arena.allocate(512));
        list.add(16, 512);
        RecordingCompletion read = new RecordingCompletion();
        store.read(0, list, read);
        read.expect(StoreOutcome.GONE);
        RecordingCompletion write = new RecordingCompletion();
        store.write(0, list, true, write);
        write.expect(StoreOutcome.GONE);
        flush(store).expect(StoreOutcome.DONE);
    }

    @Test
    void shouldTakeNoWritesWhenFileIsReadOnly() throws Exception {
        FileStore store = open(image(IMAGE_BYTES), true);
        assertFalse(store.facts().writable());
        assertFalse(store.facts().discards());
        write(store, 0, new byte[512], false).expect(StoreOutcome.READ_ONLY);
        write(store, 0, new byte[512], true).expect(StoreOutcome.READ_ONLY);
        RecordingCompletion unmap = new RecordingCompletion();
        store.unmap(0, 512, unmap);
        unmap.expect(StoreOutcome.READ_ONLY);
        RecordingCompletion zeroes = new RecordingCompletion();
        store.writeZeroes(0, 512, zeroes);
        zeroes.expect(StoreOutcome.READ_ONLY);
        assertArrayEquals(new byte[512], read(store, 0, 512));
        flush(store).expect(StoreOutcome.DONE);
    }

    @Test
    void shouldFailAllFlushesWhenOneFailed() throws Exception {
        FileStore good = open(image(IMAGE_BYTES), false);
        // of a pipe's end the kernel says EINVAL to fdatasync, as it says EIO to a file whose disk is broken
        try (PipeEnd pipe = new PipeEnd(folder)) {
            FileStore store = new FileStore(pipe.descriptor(), good.facts(), new FilePool());
            flush(store).expect(StoreOutcome.WRITE_FAILED);
            flush(store).expect(StoreOutcome.WRITE_FAILED);
            store.close();
        }
    }

    @Test
    void shouldFailFlushesWhenDurableWriteFailed() throws Exception {
        Path image = image(IMAGE_BYTES);
        FileStore good = open(image, false);
        // opened for reading only, so that the write fails while fdatasync itself would succeed
        FileStore store = new FileStore(io.hotbay.posix.Files.open(image, false, false), good.facts(), new FilePool());
        opened.add(store);
        flush(store).expect(StoreOutcome.DONE);
        write(store, 0, new byte[512], true).expect(StoreOutcome.GONE);
        flush(store).expect(StoreOutcome.WRITE_FAILED);
        flush(good).expect(StoreOutcome.DONE);
    }

    @Test
    void shouldFailDurableWritesWhenOneFailed() throws Exception {
        FileStore good = open(image(IMAGE_BYTES), false);
        AtomicInteger calls = new AtomicInteger();
        Transfer failingOnce = new Transfer((fd, iovec, count, position, flags) ->
                calls.getAndIncrement() == 0 ? -Errno.EIO.value() : 512);
        FileStore store = new FileStore(
                good.file(), good.facts(), new FilePool(), failingOnce, io.hotbay.posix.Files.NOWAIT);
        opened.add(store);
        write(store, 0, new byte[512], true).expect(StoreOutcome.WRITE_FAILED);
        write(store, 0, new byte[512], true).expect(StoreOutcome.WRITE_FAILED);
        assertEquals(1, calls.get(), "the kernel tells a lost write once, and the next would seem good");
    }

    @ParameterizedTest
    @CsvSource({"ENOSPC,NO_SPACE,DONE", "EDQUOT,NO_SPACE,DONE", "EFAULT,GONE,DONE", "EIO,WRITE_FAILED,WRITE_FAILED"})
    void shouldFailFlushesOnlyAfterADurableWriteThatMayHaveCostData(Errno error, StoreOutcome write, StoreOutcome flush)
            throws Exception {
        FileStore good = open(image(IMAGE_BYTES), false);
        Transfer failing = new Transfer((fd, iovec, count, position, flags) -> -error.value());
        FileStore store = new FileStore(good.file(), good.facts(), new FilePool(), failing, io.hotbay.posix.Files.NOWAIT);
        opened.add(store);
        write(store, 0, new byte[512], true).expect(write);
        flush(store).expect(flush);
    }

    @Test
    void shouldNotWaitForTheCompletionThatClosesIt() throws Exception {
        FileStore store = open(image(IMAGE_BYTES), false);
        CompletableFuture<StoreOutcome> closed = new CompletableFuture<>();
        store.flush(outcome -> {
            store.close();
            closed.complete(outcome);
        });
        assertEquals(StoreOutcome.DONE, closed.get(30, TimeUnit.SECONDS));
        flush(store).expect(StoreOutcome.GONE);
    }

    @Test
    void shouldRecallWhatIsQueuedWhenCancelled() throws Exception {
        FileStore store = open(image(IMAGE_BYTES), false);
        CountDownLatch release = occupy(store);
        RecordingCompletion recalled = write(store, 0, TestBuffer.pattern(512, 5), true);
        RecordingCompletion kept = write(store, 512, TestBuffer.pattern(512, 6), true);
        store.cancel(recalled);
        recalled.expect(StoreOutcome.CANCELLED);
        store.cancel(recalled);
        assertFalse(kept.isComplete());
        release.countDown();
        kept.expect(StoreOutcome.DONE);
        assertArrayEquals(new byte[512], read(store, 0, 512));
        assertArrayEquals(TestBuffer.pattern(512, 6), read(store, 512, 512));
        assertEquals(1, recalled.count());
    }

    @Test
    void shouldLetQueuedGoAndKeepFileOpenForRunningWhenClosed() throws Exception {
        Path image = image(IMAGE_BYTES);
        FileStore store = open(image, false);
        CountDownLatch release = new CountDownLatch(1);
        List<RecordingCompletion> running = occupy(store, release);
        RecordingCompletion queued = write(store, 0, new byte[512], true);
        // the running ones hang: closing waits its second in vain and leaves them the open file
        store.close();
        queued.expect(StoreOutcome.GONE);
        running.forEach(completion -> assertFalse(completion.isComplete()));
        FileStoreTypeTest.assertRefused("in use", image, false);
        release.countDown();
        running.forEach(completion -> completion.expect(StoreOutcome.DONE));
        assertEquals(1, queued.count());
    }

    @Test
    void shouldHaveNoThreadWhenClosed() throws Exception {
        FileStore store = open(image(IMAGE_BYTES), false);
        List<Thread> threads = new ArrayList<>();
        for (int index = 0; index < 2 * FilePool.THREADS_MAXIMUM; index++) {
            RecordingCompletion completion = new RecordingCompletion();
            store.pool().execute(new FileOperation(store.file(), fd -> {
                synchronized (threads) {
                    threads.add(Thread.currentThread());
                }
                return StoreOutcome.DONE;
            }, completion));
            completion.expect(StoreOutcome.DONE);
        }
        store.close();
        assertTrue(threads.stream().distinct().count() <= FilePool.THREADS_MAXIMUM);
        for (Thread thread : threads) {
            assertTrue(thread.isDaemon());
            assertTrue(thread.getName().startsWith("hotbay-file-"), thread.getName());
            thread.join();
        }
    }

    /** Fills all threads of the pool with operations that wait for the latch. */
    private static CountDownLatch occupy(FileStore store) throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        occupy(store, release);
        return release;
    }

    private static List<RecordingCompletion> occupy(FileStore store, CountDownLatch release)
            throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(FilePool.THREADS_MAXIMUM);
        List<RecordingCompletion> completions = new ArrayList<>();
        for (int index = 0; index < FilePool.THREADS_MAXIMUM; index++) {
            RecordingCompletion completion = new RecordingCompletion();
            completions.add(completion);
            store.pool().execute(new FileOperation(store.file(), fd -> {
                begun.countDown();
                try {
                    release.await();
                } catch (InterruptedException interrupted) {
                    return StoreOutcome.READ_FAILED;
                }
                return StoreOutcome.DONE;
            }, completion));
        }
        begun.await();
        return completions;
    }

    private static long allocated(FileStore store) throws IOException {
        return io.hotbay.posix.Files.status(store.file()).allocated();
    }

    private Path image(int bytes) throws IOException {
        return Files.write(folder.resolve("image" + images++), new byte[bytes]);
    }

    private FileStore open(Path image, boolean readOnly) throws Exception {
        FileStore store = (FileStore) new FileStoreType().open(new StoreRequest(image.toString(), readOnly));
        opened.add(store);
        return store;
    }

    private RecordingCompletion write(FileStore store, long position, byte[] content, boolean forceUnitAccess) {
        RecordingCompletion completion = new RecordingCompletion();
        store.write(position, TestBuffer.of(arena, content).list(), forceUnitAccess, completion);
        return completion;
    }

    private static RecordingCompletion submitRead(FileStore store, long position, TestBuffer buffer) {
        RecordingCompletion completion = new RecordingCompletion();
        store.read(position, buffer.list(), completion);
        return completion;
    }

    private byte[] read(FileStore store, long position, int length) {
        TestBuffer buffer = new TestBuffer(arena, length);
        submitRead(store, position, buffer).expect(StoreOutcome.DONE);
        return buffer.get();
    }

    private static RecordingCompletion flush(FileStore store) {
        RecordingCompletion completion = new RecordingCompletion();
        store.flush(completion);
        return completion;
    }
}
