// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.memory.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

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
        completion.complete(outcome(() -> content.read(position, data)));
    }

    @Override
    public void write(long position, ScatterList data, boolean forceUnitAccess, StoreCompletion completion) {
        completion.complete(change(() -> content.write(position, data)));
    }

    @Override
    public void flush(StoreCompletion completion) {
        completion.complete(outcome(() -> true));
    }

    @Override
    public void unmap(long position, long length, StoreCompletion completion) {
        completion.complete(change(() -> content.clear(position, length)));
    }

    @Override
    public void writeZeroes(long position, long length, StoreCompletion completion) {
        completion.complete(change(() -> content.clear(position, length)));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.run();
        }
    }

    private StoreOutcome change(BooleanSupplier operation) {
        return facts.writable() || closed.get() ? outcome(operation) : StoreOutcome.READ_ONLY;
    }

    private StoreOutcome outcome(BooleanSupplier operation) {
        try {
            return !closed.get() && operation.getAsBoolean() ? StoreOutcome.DONE : StoreOutcome.GONE;
        } catch (OutOfMemoryError full) {
            return StoreOutcome.NO_SPACE;
        } catch (InternalError revoked) {
            // the guest's pages were taken away from under the list, see WindowMapping.revoke
            return StoreOutcome.GONE;
        }
    }
}
