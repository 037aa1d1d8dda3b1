// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Native memory for one call on a hot path: a segment that receives errno, eight bytes to spare, an iovec that
 * names them and an entry for poll. There are {@value #SLOTS}, allocated once. A thread first tries the slot of its own
 * number, so that threads seldom meet; when all are out (more threads inside system calls than slots) a call pays for an
 * allocation instead of waiting.
 *
 * <p>The memory belongs to an automatic arena that only this class holds: it goes when the bundle's classes go.
 */
public final class CallState {
    static final StructLayout LAYOUT = Linker.Option.captureStateLayout();
    static final int SLOTS = 64;

    private static final VarHandle ERRNO = LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final AtomicReferenceArray<@Nullable CallState> POOL = pool();

    private final MemorySegment segment;
    private final MemorySegment scratch;
    private final MemorySegment vector;
    private final MemorySegment polled;
    private final int slot;
    private final @Nullable Arena own;

    private CallState(Arena arena, int slot, @Nullable Arena own) {
        this.segment = arena.allocate(LAYOUT);
        this.scratch = arena.allocate(ValueLayout.JAVA_LONG);
        this.vector = arena.allocate(IoVectorLayout.LAYOUT);
        IoVectorLayout.set(vector, 0, scratch.address(), scratch.byteSize());
        this.polled = arena.allocate(PollLayout.LAYOUT);
        this.slot = slot;
        this.own = own;
    }

    /** Borrows one; the same thread gives it back by {@link #release}. */
    static CallState take() {
        int first = (int) Thread.currentThread().threadId();
        for (int i = 0; i < SLOTS; i++) {
            int slot = (first + i) & (SLOTS - 1);
            if (POOL.get(slot) != null) {
                CallState state = POOL.getAndSet(slot, null);
                if (state != null) {
                    return state;
                }
            }
        }
        Arena own = Arena.ofConfined();
        return new CallState(own, -1, own);
    }

    void release() {
        if (own == null) {
            POOL.set(slot, this);
        } else {
            own.close();
        }
    }

    /** The first argument of every handle. */
    MemorySegment segment() {
        return segment;
    }

    /** Eight bytes, aligned, with what the last borrower left in them. */
    MemorySegment scratch() {
        return scratch;
    }

    /** An iovec of {@link #scratch}. */
    MemorySegment vector() {
        return vector;
    }

    /** One {@link PollLayout}, with what the last borrower left in it. */
    MemorySegment polled() {
        return polled;
    }

    long result(long returned) {
        return result(returned, segment);
    }

    /** The convention of this package: -1 becomes {@code -errno}. */
    static long result(long returned, MemorySegment state) {
        return returned == -1 ? -(int) ERRNO.get(state, 0L) : returned;
    }

    private static AtomicReferenceArray<@Nullable CallState> pool() {
        Arena arena = Arena.ofAuto();
        AtomicReferenceArray<@Nullable CallState> pool = new AtomicReferenceArray<>(SLOTS);
        for (int slot = 0; slot < SLOTS; slot++) {
            pool.set(slot, new CallState(arena, slot, null));
        }
        return pool;
    }
}
