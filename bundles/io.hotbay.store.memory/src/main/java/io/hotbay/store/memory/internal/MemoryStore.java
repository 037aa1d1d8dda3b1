// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.memory.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.BlockStatus;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open store over some content. Every operation completes inline. */
final class MemoryStore implements BackingStore {

    private final Content content;
    private final StoreFacts facts;
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param giveBack what closing does with the content, once */
    MemoryStore(Content content, String identity, boolean writable, Runnable giveBack) {
        this.content = content;
        this.giveBack = giveBack;
        facts = new StoreFacts(identity, StoreFacts.MINIMUM_BLOCK_SIZE, content.bytes() / StoreFacts.MINIMUM_BLOCK_SIZE,
                writable, false, true);
    }

    @Override
    public StoreFacts facts() {
        return facts;
    }

    @Override
    public void read(long position, ScatterList data, StoreCompletion completion) {
        completion.complete(outcome(Content::read, position, data));
    }

    @Override
    public void write(long position, ScatterList data, boolean forceUnitAccess, StoreCompletion completion) {
        completion.complete(change(Content::write, position, data));
    }

    @Override
    public void flush(StoreCompletion completion) {
        completion.complete(outcome((kept, position, nothing) -> true, 0, 0));
    }

    @Override
    public void unmap(long position, long length, StoreCompletion completion) {
        completion.complete(change(Content::clear, position, length));
    }

    @Override
    public void writeZeroes(long position, long length, StoreCompletion completion) {
        completion.complete(change(Content::clear, position, length));
    }

    @Override
    public void blockStatus(long position, long length, BlockStatus status, StoreCompletion completion) {
        completion.complete(outcome((kept, from, taker) -> kept.tell(from, length, taker), position, status));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.run();
        }
    }

    /** What is done to the content at a position; captures nothing, so that reading and writing make no object. */
    @FunctionalInterface
    private interface Operation<T> {

        /** False when the content was freed. */
        boolean run(Content content, long position, T argument);
    }

    private <T> StoreOutcome change(Operation<T> operation, long position, T argument) {
        boolean allowed = facts.writable() || closed.get();
        return allowed ? outcome(operation, position, argument) : StoreOutcome.READ_ONLY;
    }

    private <T> StoreOutcome outcome(Operation<T> operation, long position, T argument) {
        try {
            return !closed.get() && operation.run(content, position, argument) ? StoreOutcome.DONE : StoreOutcome.GONE;
        } catch (OutOfMemoryError full) {
            return StoreOutcome.NO_SPACE;
        } catch (InternalError revoked) {
            // the guest's pages were taken away from under the list, see WindowMapping.revoke
            return StoreOutcome.GONE;
        }
    }
}
