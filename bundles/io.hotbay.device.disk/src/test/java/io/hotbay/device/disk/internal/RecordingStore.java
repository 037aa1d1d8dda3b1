// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.BlockStatus;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.Task;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A store over another one, which writes down what is asked of it, and can be made worse. */
final class RecordingStore implements BackingStore {

    final List<String> calls = new ArrayList<>();
    /** What operations end with, without being done; DONE lets them through. */
    StoreOutcome outcome = StoreOutcome.DONE;
    /** How many operations are let through before that. */
    int passing;
    boolean zeroes = true;
    /** What happens before each read, and each write. */
    Runnable beforeRead = () -> { };
    Runnable beforeWrite = () -> { };
    /** The position of a byte that reads other than it was written; -1 for none. */
    long corrupt = -1;
    /** What is told of blocks instead of the truth: lengths, negative where not mapped. */
    List<Long> extents = List.of();
    private final BackingStore store;
    private final StoreFacts facts;

    RecordingStore(BackingStore store, StoreFacts facts) {
        this.store = store;
        this.facts = facts;
    }

    @Override
    public StoreFacts facts() {
        return facts;
    }

    @Override
    public void read(long position, ScatterList data, StoreCompletion completion) {
        calls.add("read " + position + " " + data.byteCount());
        beforeRead.run();
        if (passes(completion)) {
            store.read(position, data, outcome -> {
                if (corrupt >= position && corrupt < position + data.byteCount()) {
                    data.write(corrupt - position, MemorySegment.ofArray(new byte[] {99}), 0, 1);
                }
                completion.complete(outcome);
            });
        }
    }

    @Override
    public void write(long position, ScatterList data, boolean forceUnitAccess, StoreCompletion completion) {
        calls.add("write " + position + " " + data.byteCount() + (forceUnitAccess ? " fua" : ""));
        beforeWrite.run();
        if (passes(completion)) {
            store.write(position, data, forceUnitAccess, completion);
        }
    }

    @Override
    public void flush(StoreCompletion completion) {
        calls.add("flush");
        if (passes(completion)) {
            store.flush(completion);
        }
    }

    @Override
    public void unmap(long position, long length, StoreCompletion completion) {
        calls.add("unmap " + position + " " + length);
        if (passes(completion)) {
            store.unmap(position, length, completion);
        }
    }

    @Override
    public void writeZeroes(long position, long length, StoreCompletion completion) {
        calls.add("zeroes " + position + " " + length);
        if (!zeroes) {
            completion.complete(StoreOutcome.UNSUPPORTED);
        } else if (passes(completion)) {
            store.writeZeroes(position, length, completion);
        }
    }

    @Override
    public void blockStatus(long position, long length, BlockStatus status, StoreCompletion completion) {
        calls.add("status " + position + " " + length);
        if (!extents.isEmpty()) {
            extents.forEach(extent -> status.extent(Math.abs(extent), extent > 0));
            completion.complete(StoreOutcome.DONE);
        } else if (passes(completion)) {
            store.blockStatus(position, length, status, completion);
        }
    }

    @Override
    public void close() {
        store.close();
    }

    private boolean passes(StoreCompletion completion) {
        if (!(completion instanceof Detached)) {
            assertInstanceOf(Task.class, completion, "an operation that task management can't recall");
        }
        boolean failsNow = outcome != StoreOutcome.DONE && --passing < 0;
        if (failsNow) {
            completion.complete(outcome);
        }
        return !failsNow;
    }
}
