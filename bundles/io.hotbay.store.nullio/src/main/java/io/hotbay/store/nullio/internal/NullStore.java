// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.nullio.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.BlockStatus;
import io.hotbay.store.api.ByteSize;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;

/** Reads zeroes, forgets writes. Every operation completes inline, so there is never one to cancel or to wait for. */
final class NullStore implements BackingStore {

    private final StoreFacts facts;
    private volatile boolean closed;

    NullStore(long bytes, boolean writable) {
        facts = new StoreFacts("null:" + ByteSize.format(bytes), StoreFacts.MINIMUM_BLOCK_SIZE,
                bytes / StoreFacts.MINIMUM_BLOCK_SIZE, writable, false, true);
    }

    @Override
    public StoreFacts facts() {
        return facts;
    }

    @Override
    public void read(long position, ScatterList data, StoreCompletion completion) {
        completion.complete(closed ? StoreOutcome.GONE : zeroes(data));
    }

    @Override
    public void write(long position, ScatterList data, boolean forceUnitAccess, StoreCompletion completion) {
        completion.complete(forget());
    }

    @Override
    public void flush(StoreCompletion completion) {
        completion.complete(closed ? StoreOutcome.GONE : StoreOutcome.DONE);
    }

    @Override
    public void unmap(long position, long length, StoreCompletion completion) {
        completion.complete(forget());
    }

    @Override
    public void writeZeroes(long position, long length, StoreCompletion completion) {
        completion.complete(forget());
    }

    @Override
    public void blockStatus(long position, long length, BlockStatus status, StoreCompletion completion) {
        status.extent(length, false);
        completion.complete(closed ? StoreOutcome.GONE : StoreOutcome.DONE);
    }

    @Override
    public void close() {
        closed = true;
    }

    private StoreOutcome forget() {
        if (closed) {
            return StoreOutcome.GONE;
        }
        return facts.writable() ? StoreOutcome.DONE : StoreOutcome.READ_ONLY;
    }

    private static StoreOutcome zeroes(ScatterList data) {
        try {
            data.fill(0, data.byteCount(), (byte) 0);
            return StoreOutcome.DONE;
        } catch (InternalError revoked) {
            // the guest's pages were taken away from under the list, see WindowMapping.revoke
            return StoreOutcome.GONE;
        }
    }
}
