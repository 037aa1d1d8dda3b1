// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.PrivateMemory;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.Task;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Store operations of one task one after the other, with a private buffer, until one fails or none is left. Operations
 * that complete inline do not make the stack grow.
 *
 * <p>The buffer is freed just before {@link #ended}: the store has then told the end of the last operation. One that a
 * store has thrown out of an operation with is never freed: nobody knows who touches it.
 *
 * <p>Each step is seen by one thread at a time, and by the next after it.
 */
abstract class StoreSequence implements StoreCompletion {

    /** Completions that no thread has looked at yet, plus one while a thread is at it. */
    private final AtomicInteger work = new AtomicInteger();
    private final Task task;
    private final PrivateMemory.@Nullable Buffer buffer;
    /** Whether there was none when one was wanted. */
    private final boolean lacking;
    private volatile StoreOutcome last = StoreOutcome.DONE;
    /** Whether the store has an operation. */
    private volatile boolean submitted;

    /** Needs no private memory. */
    StoreSequence(Task task) {
        this.task = task;
        buffer = null;
        lacking = false;
    }

    /** @param bytes of private memory; without them the command ends BUSY */
    StoreSequence(Task task, PrivateMemory memory, long bytes) {
        this.task = task;
        buffer = memory.take(bytes);
        lacking = buffer == null;
    }

    final Task task() {
        return task;
    }

    /** The private buffer; not to be asked for by a constructor, and not after the end. */
    final MemorySegment buffer() {
        return Objects.requireNonNull(buffer).segment();
    }

    /** What {@link #submitNext} gives to the store, as the last thing before it does. */
    final StoreCompletion asCompletion() {
        submitted = true;
        return task.then(this);
    }

    /** Submits the next operation; false when none is left, and nothing was submitted. */
    protected abstract boolean submitNext();

    /** All done, or the first that was not. */
    protected abstract void ended(StoreOutcome outcome);

    /** Begins, or ends the command BUSY (SAM-5 5.3.1), which initiators send again, when there is no memory for it. */
    final void start() {
        if (lacking) {
            task.complete(CommandResult.BUSY, 0);
        } else {
            complete(StoreOutcome.DONE);
        }
    }

    @Override
    public final void complete(StoreOutcome outcome) {
        submitted = false;
        last = outcome;
        if (work.getAndIncrement() != 0) {
            return;
        }
        do {
            StoreOutcome now = last == StoreOutcome.DONE ? trySubmitNext() : last;
            if (now != null) {
                free();
                ended(now);
                return;
            }
        } while (work.decrementAndGet() != 0);
    }

    /** Null when an operation was submitted, else how the sequence ends. */
    private @Nullable StoreOutcome trySubmitNext() {
        try {
            return submitNext() ? null : StoreOutcome.DONE;
        } catch (InternalError revoked) {
            // the guest's memory was taken away while it was looked at, see WindowMapping.revoke
            return StoreOutcome.GONE;
        } catch (RuntimeException | Error e) {
            // the core ends the command
            free();
            throw e;
        }
    }

    private void free() {
        if (buffer != null && !submitted) {
            buffer.free();
        }
    }
}
