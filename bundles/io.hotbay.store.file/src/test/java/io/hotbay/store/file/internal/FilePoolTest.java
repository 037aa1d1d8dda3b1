// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.Descriptor;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.store.api.testkit.RecordingCompletion;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePoolTest {

    @TempDir
    Path folder;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private Descriptor file;

    @BeforeEach
    void open() throws Exception {
        file = io.hotbay.posix.Files.create(folder.resolve("image"), 0600);
    }

    @AfterEach
    void close() {
        release.countDown();
        file.close();
    }

    @Test
    void shouldEndAnOperationForWhichThereIsNoThread() {
        FilePool pool = poolOfThreads(0);
        RecordingCompletion completion = new RecordingCompletion();
        pool.execute(new FileOperation(file, fd -> StoreOutcome.DONE, completion));
        assertEquals(1, completion.count());
        completion.expect(StoreOutcome.CANCELLED);
        assertTrue(pool.close());
    }

    @Test
    void shouldWaitForAThreadThatIsThereWhenThereIsNoFurtherOne() throws Exception {
        FilePool pool = poolOfThreads(1);
        RecordingCompletion first = new RecordingCompletion();
        RecordingCompletion second = new RecordingCompletion();
        pool.execute(blocking(first));
        begun.await();
        pool.execute(new FileOperation(file, fd -> StoreOutcome.DONE, second));
        assertFalse(second.isComplete());
        release.countDown();
        first.expect(StoreOutcome.DONE);
        second.expect(StoreOutcome.DONE);
        assertTrue(pool.close());
    }

    @Test
    void shouldNotWaitForTheCompletionThatClosesIt() throws Exception {
        FilePool pool = new FilePool();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        pool.execute(new FileOperation(file, fd -> StoreOutcome.DONE, outcome -> closed.complete(pool.close())));
        assertTrue(closed.get(30, TimeUnit.SECONDS), "it waited for itself, in vain");
    }

    @Test
    void shouldWaitForTheOthersWhenACompletionClosesIt() throws Exception {
        FilePool pool = new FilePool();
        RecordingCompletion other = new RecordingCompletion();
        pool.execute(blocking(other));
        begun.await();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        pool.execute(new FileOperation(file, fd -> StoreOutcome.DONE, outcome -> closed.complete(pool.close())));
        assertFalse(closed.get(30, TimeUnit.SECONDS), "it did not see what still runs");
        release.countDown();
        other.expect(StoreOutcome.DONE);
    }

    /** A pool in a host that gives it so many threads. */
    private static FilePool poolOfThreads(int count) {
        AtomicInteger left = new AtomicInteger(count);
        return new FilePool(work -> {
            if (left.getAndDecrement() <= 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return Thread.ofPlatform().daemon().unstarted(work);
        });
    }

    private FileOperation blocking(StoreCompletion completion) {
        return new FileOperation(file, fd -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException interrupted) {
                return StoreOutcome.READ_FAILED;
            }
            return StoreOutcome.DONE;
        }, completion);
    }
}
