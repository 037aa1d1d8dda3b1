// SPDX-License-Identifier: Apache-2.0
package com.example.store;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An open store. Everything is done at once and completes inline; what has to wait would complete later, from a thread
 * of its own.
 */
final class ExampleStore implements BackingStore {

    private final Content content;
    private final StoreFacts facts;
    private final AtomicBoolean closed = new AtomicBoolean();

    ExampleStore(Content content, boolean writable) {
        this.content = content;
        facts = new StoreFacts(content.identity(), StoreFacts.MINIMUM_BLOCK_SIZE,
                content.bytes().byteSize() / StoreFacts.MINIMUM_BLOCK_SIZE, writable, false, false);
    }

    @Override
    public StoreFacts facts() {
        return facts;
    }

    @Override
    public void read(long position, ScatterList data, StoreCompletion completion) {
        completion.complete(closed.get()
                ? StoreOutcome.GONE : copy(() -> data.write(0, content.bytes(), position, data.byteCount())));
    }

    @Override
    public void write(long position, ScatterList data, boolean forceUnitAccess, StoreCompletion completion) {
        completion.complete(forbidden() != null
                ? forbidden()
                : copy(() -> data.read(0, content.bytes(), position, data.byteCount())));
    }

    @Override
    public void flush(StoreCompletion completion) {
        completion.complete(closed.get() ? StoreOutcome.GONE : StoreOutcome.DONE);
    }

    @Override
    public void unmap(long position, long length, StoreCompletion completion) {
        completion.complete(closed.get() ? StoreOutcome.GONE : StoreOutcome.UNSUPPORTED);
    }

    @Override
    public void writeZeroes(long position, long length, StoreCompletion completion) {
        completion.complete(forbidden() != null
                ? forbidden()
                : copy(() -> content.bytes().asSlice(position, length).fill((byte) 0)));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            content.release();
        }
    }

    /** Why nothing may be written, or null. */
    private StoreOutcome forbidden() {
        if (closed.get()) {
            return StoreOutcome.GONE;
        }
        return facts.writable() ? null : StoreOutcome.READ_ONLY;
    }

    private static StoreOutcome copy(Runnable copying) {
        try {
            copying.run();
            return StoreOutcome.DONE;
        } catch (InternalError taken) {
            return StoreOutcome.GONE; // the guest's pages, which the list points to, were taken away meanwhile
        }
    }
}
