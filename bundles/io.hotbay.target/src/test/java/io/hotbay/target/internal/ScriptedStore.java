// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;
import java.util.ArrayList;
import java.util.List;

/** A store that does what a test tells it: ends operations inline, or holds them until told, or for ever. */
final class ScriptedStore implements BackingStore {

    enum Manner {
        /** Every operation ends DONE within its call. */
        INLINE,
        /** Operations are held; a recall and the closing of the store end them. */
        HOLDING,
        /** Operations are held whatever happens, as in a host that hangs. */
        HANGING
    }

    private final StoreFacts facts;
    private final List<StoreCompletion> held = new ArrayList<>();
    private Manner manner;
    private boolean closed;
    private int begun;

    ScriptedStore(StoreFacts facts, Manner manner) {
        this.facts = facts;
        this.manner = manner;
    }

    synchronized void manner(Manner next) {
        manner = next;
    }

    /** Ends the operation that has been held for the longest time. */
    void end(StoreOutcome outcome) {
        StoreCompletion first;
        synchronized (this) {
            first = held.removeFirst();
        }
        first.complete(outcome);
    }

    /** Ends all that are held, DONE. */
    void endAll() {
        List<StoreCompletion> all;
        synchronized (this) {
            all = List.copyOf(held);
            held.clear();
        }
        all.forEach(completion -> completion.complete(StoreOutcome.DONE));
    }

    /**
     * The completion of the operation that has been held for the longest time, for a store that breaks its contract.
     */
    synchronized StoreCompletion firstHeld() {
        return held.getFirst();
    }

    synchronized int held() {
        return held.size();
    }

    synchronized int begun() {
        return begun;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private void operate(StoreCompletion completion) {
        StoreOutcome now = null;
        synchronized (this) {
            begun++;
            if (closed) {
                now = StoreOutcome.GONE;
            } else if (manner == Manner.INLINE) {
                now = StoreOutcome.DONE;
            } else {
                held.add(completion);
            }
        }
        if (now != null) {
            completion.complete(now);
        }
    }

    @Override
    public void cancel(StoreCompletion completion) {
        boolean recalled;
        synchronized (this) {
            recalled = manner != Manner.HANGING && held.remove(completion);
        }
        if (recalled) {
            completion.complete(StoreOutcome.CANCELLED);
        }
    }

    @Override
    public void close() {
        List<StoreCompletion> ending;
        synchronized (this) {
            closed = true;
            ending = manner == Manner.HANGING ? List.of() : List.copyOf(held);
            held.removeAll(ending);
        }
        ending.forEach(completion -> completion.complete(StoreOutcome.GONE));
    }

    @Override
    public StoreFacts facts() {
        return facts;
    }

    @Override
    public void read(long position, ScatterList data, StoreCompletion completion) {
        operate(completion);
    }

    @Override
    public void write(long position, ScatterList data, boolean forceUnitAccess, StoreCompletion completion) {
        operate(completion);
    }

    @Override
    public void flush(StoreCompletion completion) {
        operate(completion);
    }

    @Override
    public void unmap(long position, long length, StoreCompletion completion) {
        operate(completion);
    }

    @Override
    public void writeZeroes(long position, long length, StoreCompletion completion) {
        operate(completion);
    }
}
