// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api;

import io.hotbay.memory.ScatterList;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An open store.
 *
 * <p><b>Calls.</b> From any thread, several at once. No call waits for the medium: an operation that can be done at
 * once completes inline, any other later on a thread of the store's own. Positions and lengths are whole blocks and lie
 * within the capacity; the caller has checked that.
 *
 * <p><b>Completion.</b> Each operation completes exactly once, by a value; see {@link StoreCompletion}. Operations have
 * no order among themselves: whoever needs one waits for the completion.
 *
 * <p><b>Memory.</b> The scatter list and the pages behind it are borrowed from submission to completion. The pages
 * belong to a guest, which can change them at any time: a store that looks at written data twice takes a private copy
 * first.
 *
 * <p><b>Durability.</b> Written data is durable after a {@link #flush} that was submitted after the write's completion
 * and ended {@link StoreOutcome#DONE}, or when written with force unit access. After a flush failed, no later flush of
 * the same open store succeeds.
 */
@ConsumerType
public interface BackingStore extends AutoCloseable {

    /** What the store is, as of its opening. */
    StoreFacts facts();

    /** Fills the list, all of it, with the bytes from a position on. */
    void read(long position, ScatterList data, StoreCompletion completion);

    /** Writes the list, all of it, from a position on; with force unit access it completes when the data is durable. */
    void write(long position, ScatterList data, boolean forceUnitAccess, StoreCompletion completion);

    /** Makes everything durable whose write has completed. */
    void flush(StoreCompletion completion);

    /** Gives blocks back; they read as zeroes afterwards. UNSUPPORTED unless the facts say that the store discards. */
    void unmap(long position, long length, StoreCompletion completion);

    /** Makes blocks read as zeroes without a buffer. UNSUPPORTED where the store has no better way than writing. */
    void writeZeroes(long position, long length, StoreCompletion completion);

    /**
     * Tells which blocks of a range take space, until the end of the range or until the listener has enough; then
     * completes. A store that does not know has all of it mapped, as it is here.
     */
    default void blockStatus(long position, long length, BlockStatus status, StoreCompletion completion) {
        status.extent(length, true);
        completion.complete(StoreOutcome.DONE);
    }

    /**
     * Recalls the operation that would complete by this completion, if the store still can: it then completes
     * CANCELLED. Else does nothing. Never waits.
     */
    default void cancel(StoreCompletion completion) {}

    /**
     * Ends the store and gives up its hold. Operations not yet begun complete GONE; the call returns when the others
     * have completed, or after at most a second with some that hang in the host. Those still complete once, if ever.
     * Operations submitted afterwards complete GONE. Idempotent.
     */
    @Override
    void close();
}
