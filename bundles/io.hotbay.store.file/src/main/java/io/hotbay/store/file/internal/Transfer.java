// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.posix.Files;
import io.hotbay.posix.IoVector;
import java.lang.ref.Reference;

/**
 * Moves the memory behind a scatter list to or from a file, without a copy of ours: the list's own vectors go to the
 * kernel.
 */
final class Transfer {

    static final Transfer READ = new Transfer(Files::readVector);
    static final Transfer WRITE = new Transfer(Files::writeVector);

    /** {@link Files#readVector} or {@link Files#writeVector}. */
    @FunctionalInterface
    interface VectorCall {
        long move(int fd, long iovec, int count, long position, int flags);
    }

    private final VectorCall call;

    Transfer(VectorCall call) {
        this.call = call;
    }

    /**
     * Moves all of the list, in as many calls as it takes; with {@link Files#NOWAIT} only as far as the first calls
     * reach.
     *
     * @param position in the file of the list's first byte
     * @return the bytes moved: fewer than the list has at the end of the file, or when moving on would wait; or {@code
     * -errno}
     */
    long move(int fd, ScatterList list, long position, int flags) {
        boolean nowait = (flags & Files.NOWAIT) != 0;
        long total = list.byteCount();
        long done = 0;
        int piece = 0;
        ScatterList rest = list;
        while (done < total) {
            int count = Math.min(rest.count() - piece, IoVector.CAPACITY_MAXIMUM);
            long asked = bytes(rest, piece, count);
            long vectors = rest.vectorAddress() + (long) piece * ScatterList.VECTOR_BYTES;
            long moved = call.move(fd, vectors, count, position + done, flags);
            Reference.reachabilityFence(rest);
            if (moved < 0) {
                return nowait && done > 0 ? done : moved;
            }
            done += moved;
            if (moved == asked) {
                piece += count;
            } else if (moved == 0 || nowait) {
                return done;
            } else {
                rest = behind(list, done);
                piece = 0;
            }
        }
        return done;
    }

    /** What is left of a list after its first bytes. */
    static ScatterList behind(ScatterList list, long done) {
        ScatterList rest = new ScatterList(list.count());
        list.slice(done, list.byteCount() - done, rest);
        return rest;
    }

    private static long bytes(ScatterList list, int piece, int count) {
        if (piece == 0 && count == list.count()) {
            return list.byteCount();
        }
        long bytes = 0;
        for (int index = piece; index < piece + count; index++) {
            bytes += list.length(index);
        }
        return bytes;
    }
}
