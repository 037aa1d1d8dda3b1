// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.copy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The buffers of the copies of one port: as many as there may be copies at a time, each there only while it copies. */
public final class CopyBuffers {

    private final Semaphore free;
    private final long bytes;

    /** None is allocated yet. */
    public CopyBuffers(int maximum, long bytes) {
        free = new Semaphore(maximum);
        this.bytes = bytes;
    }

    /** A buffer, to be closed once, when nobody reads or writes it any more. */
    public final class Buffer implements AutoCloseable {

        private final Arena arena = Arena.ofShared();
        private final MemorySegment segment;

        private Buffer() {
            try {
                segment = arena.allocate(bytes);
            } catch (RuntimeException | Error e) {
                arena.close();
                throw e;
            }
        }

        /** Where it is. */
        public long address() {
            return segment.address();
        }

        @Override
        public void close() {
            arena.close();
            free.release();
        }
    }

    /** A buffer, or null when all are in use or there is no memory for one. */
    public @Nullable Buffer take() {
        if (!free.tryAcquire()) {
            return null;
        }
        Buffer taken = null;
        try {
            taken = new Buffer();
        } catch (OutOfMemoryError e) {
            // what others use may soon be free: the initiator is to try again, as when all are in use
        } finally {
            if (taken == null) {
                free.release();
            }
        }
        return taken;
    }

    /** How many can be had now, for all that is known. */
    public int free() {
        return free.availablePermits();
    }
}
