// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.StoreType;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A store whose host never answers: no operation ends, and none can be recalled, until {@link #release()}. */
public final class HangingStore implements StoreType, BackingStore {

    /**
     * An operation that the host does not answer.
     *
     * @param data the pages that it works on; null for none
     */
    public record Operation(ScatterList data, StoreCompletion completion) {}

    private final Queue<Operation> stuck = new ConcurrentLinkedQueue<>();

    /** The host answers after all, whatever hangs and comes. */
    public void release() {
        while (!stuck.isEmpty()) {
            release(1);
        }
    }

    /** The host answers the oldest operations. */
    public void release(int count) {
        for (int i = 0; i < count; i++) {
            stuck.remove().completion().complete(StoreOutcome.DONE);
        }
    }

    /** What hangs, in order. */
    public List<Operation> operations() {
        return List.copyOf(stuck);
    }

    /** How many operations hang. */
    public int hanging() {
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
        stuck.add(new Operation(data, completion));
    }

    @Override
    public void write(long position, ScatterList data, boolean forceUnitAccess, StoreCompletion completion) {
        stuck.add(new Operation(data, completion));
    }

    @Override
    public void flush(StoreCompletion completion) {
        stuck.add(new Operation(null, completion));
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
