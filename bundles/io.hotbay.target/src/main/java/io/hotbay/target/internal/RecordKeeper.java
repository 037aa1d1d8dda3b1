// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitRecord;
import io.hotbay.target.api.UnitRecords;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The records of one unit: loaded on the caller's thread, saved one by one on a thread that may wait. */
final class RecordKeeper {

    private static final System.Logger LOG = System.getLogger(RecordKeeper.class.getName());

    private final String unit;
    private final UnitRecords records;
    private final Executor waiting;
    private final Deque<Runnable> saves = new ArrayDeque<>();

    /**
     * For one unit.
     *
     * @param waiting runs what may wait
     */
    RecordKeeper(String unit, UnitRecords records, Executor waiting) {
        this.unit = unit;
        this.records = records;
        this.waiting = waiting;
    }

    boolean durable() {
        return records.durable();
    }

    @Nullable UnitRecord load(String name) throws UnitException {
        if (!durable()) {
            return null;
        }
        try {
            return records.load(name);
        } catch (IOException e) {
            throw new UnitException(e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            throw new UnitException("What is kept of '" + unit + "' can't be read: " + e + ".", e);
        }
    }

    /** Saves after those that were asked for before. The listener hears null, or why nothing has changed. */
    void save(String name, @Nullable UnitRecord record, Consumer<@Nullable IOException> done) {
        boolean first;
        synchronized (saves) {
            first = saves.isEmpty();
            saves.addLast(() -> done.accept(write(name, record)));
        }
        if (first) {
            waiting.execute(this::writeAll);
        }
    }

    private void writeAll() {
        Runnable next;
        synchronized (saves) {
            next = saves.peekFirst();
        }
        while (next != null) {
            next.run();
            synchronized (saves) {
                saves.removeFirst();
                next = saves.peekFirst();
            }
        }
    }

    private @Nullable IOException write(String name, @Nullable UnitRecord record) {
        try {
            records.save(name, record);
            return null;
        } catch (IOException e) {
            return failed(name, e);
        } catch (RuntimeException | Error e) {
            return failed(name, new IOException(e));
        }
    }

    private IOException failed(String name, IOException e) {
        LOG.log(System.Logger.Level.WARNING, "{0}: the record ''{1}'' was not saved: {2}", unit, name, e.getMessage());
        return e;
    }
}
