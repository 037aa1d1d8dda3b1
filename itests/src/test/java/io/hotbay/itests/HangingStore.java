// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.StoreType;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A store whose host never answers: no operation ends, and none can be recalled, until {@link #release()}. */
final class HangingStore implements StoreType, BackingStore {

    private final Queue<StoreCompletion> stuck = new ConcurrentLinkedQueue<>();

    /** The host answers after all. */
    void release() {
        for (StoreCompletion operation = stuck.poll(); operation != null; operation = stuck.poll()) {
            operation.complete(StoreOutcome.DONE);
        }
    }

    /** How many operations hang. */
    int hanging() {
        return stuck.size();
    }

    @Override
    public BackingStore open(StoreRequest request) {
        return this;
    }

    @Override
    public StoreFacts facts() {
        return new StoreFacts("hanging", TestCommand.BLOCK, 2048, true, false, false);
    }

    @Override
    public void read(long position, ScatterList data, StoreCompletion completion) {
        stuck.add(completion);
    }

    @Override
    public void write(long position, ScatterList data, boolean forceUnitAccess, StoreCompletion completion) {
        stuck.add(completion);
    }

    @Override
    public void flush(StoreCompletion completion) {
        stuck.add(completion);
    }

    @Override
    public void unmap(long position, long length, StoreCompletion completion) {
        completion.complete(StoreOutcome.UNSUPPORTED);
    }

    @Override
    public void writeZeroes(long position, long length, StoreCompletion completion) {
        completion.complete(StoreOutcome.UNSUPPORTED);
    }

    @Override
    public void close() {}
}
