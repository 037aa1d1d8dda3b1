// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Errno;
import io.hotbay.posix.Files;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.BlockStatus;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An open file. What the page cache can do without waiting is done inline; what waits, or is long, goes to the store's
 * pool. Memory and kernel exchange data directly.
 */
final class FileStore implements BackingStore {

    /**
     * What takes longer to copy than a hop to another thread does goes there: the caller may be the thread that answers
     * a guest's register accesses.
     */
    static final int INLINE_BYTES_MAXIMUM = 1 << 17;

    private static final System.Logger LOG = System.getLogger(FileStore.class.getName());

    private final Descriptor file;
    private final StoreFacts facts;
    private final FilePool pool;
    private final Transfer writing;
    /** Of calls on the caller's thread. */
    private final int inlineFlags;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final FileLength length;
    /** Held over what makes data durable: of two such calls at a time the kernel would tell only one of a lost page. */
    private final Object durability = new Object();
    /**
     * Data that was acknowledged may be lost: the kernel drops pages that it could not write, and reports that only
     * once. Guarded by {@link #durability}.
     */
    private boolean flushFailed;
    /** Holes and zeroes under way: they lock the file, and a write that came meanwhile would wait. */
    private final AtomicInteger allocations = new AtomicInteger();
    private volatile boolean readsInline = true;
    /**
     * Only where the file system is known to write without waiting: elsewhere even the length of the file may be asked
     * of somebody else.
     */
    private volatile boolean writesInline;
    private volatile boolean writesProbed;

    FileStore(Descriptor file, StoreFacts facts, FilePool pool) {
        this(file, facts, pool, Transfer.WRITE, Files.NOWAIT);
    }

    /**
     * @param writing another way of writing is for tests of what a host does that fails
     * @param inlineFlags {@link Files#NOWAIT}, or 0 for a file that no call waits for
     */
    FileStore(Descriptor file, StoreFacts facts, FilePool pool, Transfer writing, int inlineFlags) {
        this.file = file;
        this.facts = facts;
        this.pool = pool;
        this.writing = writing;
        this.inlineFlags = inlineFlags;
        this.length = new FileLength(file, facts.byteCount());
        this.writesInline = inlineFlags == 0;
        this.writesProbed = writesInline;
    }

    @Override
    public StoreFacts facts() {
        return facts;
    }

    FilePool pool() {
        return pool;
    }

    Descriptor file() {
        return file;
    }

    @Override
    public void read(long position, ScatterList data, StoreCompletion completion) {
        long done = 0;
        if (readsInline && data.byteCount() <= INLINE_BYTES_MAXIMUM) {
            done = inline(Transfer.READ, position, data);
            if (done == data.byteCount()) {
                completion.complete(StoreOutcome.DONE);
                return;
            }
            readsInline = done != -Errno.EOPNOTSUPP.value();
        }
        ScatterList rest = done > 0 ? Transfer.behind(data, done) : data;
        long from = position + Math.max(done, 0);
        submit(fd -> read(fd, from, rest), completion);
    }

    @Override
    public void write(long position, ScatterList data, boolean forceUnitAccess, StoreCompletion completion) {
        if (!facts.writable()) {
            completion.complete(refusal());
            return;
        }
        if (forceUnitAccess) {
            submit(fd -> writeDurably(fd, position, data), completion);
            return;
        }
        long done = 0;
        if (writesInline && data.byteCount() <= INLINE_BYTES_MAXIMUM && allocations.get() == 0) {
            done = inline(writing, position, data);
            if (done == data.byteCount()) {
                completion.complete(StoreOutcome.DONE);
                return;
            }
        }
        ScatterList rest = done > 0 ? Transfer.behind(data, done) : data;
        long from = position + Math.max(done, 0);
        submit(fd -> write(fd, from, rest), completion);
    }

    @Override
    public void flush(StoreCompletion completion) {
        submit(this::flush, completion);
    }

    @Override
    public void unmap(long position, long bytes, StoreCompletion completion) {
        if (!facts.discards() && facts.writable()) {
            completion.complete(StoreOutcome.UNSUPPORTED);
            return;
        }
        allocate(Files.PUNCH_HOLE, position, bytes, completion);
    }

    @Override
    public void writeZeroes(long position, long bytes, StoreCompletion completion) {
        allocate(Files.ZERO_RANGE | Files.KEEP_SIZE, position, bytes, completion);
    }

    @Override
    public void blockStatus(long position, long bytes, BlockStatus status, StoreCompletion completion) {
        submit(fd -> {
            Extents.tell(fd, position, bytes, status);
            return StoreOutcome.DONE;
        }, completion);
    }

    @Override
    public void cancel(StoreCompletion completion) {
        pool.cancel(completion);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (!pool.close()) {
            LOG.log(Level.WARNING, "{0}: closed while the host still works on it; its lock ends with that work", file);
        }
        file.close();
    }

    /** Bytes moved without waiting; {@code -errno} when none could be. */
    private long inline(Transfer transfer, long position, ScatterList data) {
        int fd;
        try {
            fd = file.acquire();
        } catch (IllegalStateException alreadyClosed) {
            return -Errno.EAGAIN.value();
        }
        try {
            boolean refused = closed.get()
                    || transfer == writing && length.hasLost(fd, position + data.byteCount());
            return refused ? -Errno.EAGAIN.value() : transfer.move(fd, data, position, inlineFlags);
        } finally {
            file.release();
        }
    }

    private void submit(FileOperation.Work work, StoreCompletion completion) {
        pool.execute(new FileOperation(file, unlessClosed(work), completion));
    }

    private FileOperation.Work unlessClosed(FileOperation.Work work) {
        return fd -> closed.get() ? StoreOutcome.GONE : work.perform(fd);
    }

    private void allocate(int mode, long position, long bytes, StoreCompletion completion) {
        if (!facts.writable()) {
            completion.complete(refusal());
            return;
        }
        allocations.incrementAndGet();
        FileOperation.Work work = unlessClosed(fd -> {
            if (length.hasLost(fd, position + bytes)) {
                return StoreOutcome.WRITE_FAILED;
            }
            int result = Files.allocate(fd, mode, position, bytes);
            return result == 0 ? StoreOutcome.DONE : ErrnoOutcome.of(result, StoreOutcome.WRITE_FAILED);
        });
        pool.execute(new FileOperation(file, work, completion, allocations::decrementAndGet));
    }

    private StoreOutcome refusal() {
        return closed.get() ? StoreOutcome.GONE : StoreOutcome.READ_ONLY;
    }

    private StoreOutcome read(int fd, long position, ScatterList data) {
        long result = Transfer.READ.move(fd, data, position, 0);
        if (result == data.byteCount()) {
            return StoreOutcome.DONE;
        }
        if (result < 0) {
            return ErrnoOutcome.of(result, StoreOutcome.READ_FAILED);
        }
        length.tell(fd);
        return StoreOutcome.READ_FAILED;
    }

    private StoreOutcome write(int fd, long position, ScatterList data) {
        if (length.hasLost(fd, position + data.byteCount())) {
            return StoreOutcome.WRITE_FAILED;
        }
        long done = writesProbed ? 0 : probe(fd, position, data);
        if (done == data.byteCount()) {
            return StoreOutcome.DONE;
        }
        ScatterList rest = done > 0 ? Transfer.behind(data, done) : data;
        long result = writing.move(fd, rest, position + done, 0);
        if (result < 0) {
            return ErrnoOutcome.of(result, StoreOutcome.WRITE_FAILED);
        }
        return result == rest.byteCount() ? StoreOutcome.DONE : StoreOutcome.WRITE_FAILED;
    }

    /** The first write shows whether the later ones can be inline; the bytes that it wrote. */
    private long probe(int fd, long position, ScatterList data) {
        writesProbed = true;
        long done = writing.move(fd, data, position, inlineFlags);
        writesInline = done != -Errno.EOPNOTSUPP.value();
        return Math.max(done, 0);
    }

    private StoreOutcome writeDurably(int fd, long position, ScatterList data) {
        if (length.hasLost(fd, position + data.byteCount())) {
            return StoreOutcome.WRITE_FAILED;
        }
        synchronized (durability) {
            if (flushFailed) {
                return StoreOutcome.WRITE_FAILED;
            }
            long result = writing.move(fd, data, position, Files.DSYNC);
            if (result == data.byteCount()) {
                return StoreOutcome.DONE;
            }
            if (result < 0 && ErrnoOutcome.losesCache(result)) {
                flushFailed(result);
            }
            return result < 0 ? ErrnoOutcome.of(result, StoreOutcome.WRITE_FAILED) : StoreOutcome.WRITE_FAILED;
        }
    }

    private StoreOutcome flush(int fd) {
        synchronized (durability) {
            if (flushFailed) {
                return StoreOutcome.WRITE_FAILED;
            }
            int result = Files.synchronizeData(fd);
            if (result == 0) {
                return StoreOutcome.DONE;
            }
            flushFailed(result);
            return StoreOutcome.WRITE_FAILED;
        }
    }

    private void flushFailed(long result) {
        flushFailed = true;
        LOG.log(Level.ERROR,
                "{0}: making data durable failed with {1}; all further flushes and durable writes fail until it is"
                        + " opened anew",
                file, Errno.of((int) -result));
    }
}
