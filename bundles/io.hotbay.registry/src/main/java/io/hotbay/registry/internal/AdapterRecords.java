// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterMemory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What adapters keep beyond their lives: bytes, by guest and place, whatever adapter is there; after a moment, in a
 * file for each. Thread safe, with a lock that is held for an instant: adapters keep their records while their guest
 * waits, so that another thread writes them.
 */
final class AdapterRecords {

    private static final Logger LOG = System.getLogger(AdapterRecords.class.getName());
    private static final String FORMAT = "adapter";
    private static final int VERSION = 1;
    private static final long IDLE_SECONDS = 10;
    /** A file system that takes longer hangs. */
    private static final long CLOSE_SECONDS = 10;

    private final StateFolder folder;
    private final Map<Place, byte[]> records = new HashMap<>();
    private final Set<Place> unwritten = new HashSet<>();
    private final ThreadPoolExecutor writer;

    private record Place(String guest, AdapterSlot slot) {}

    AdapterRecords(StateFolder folder) {
        this.folder = folder;
        this.writer = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("hotbay-adapter-records").daemon().factory());
        writer.allowCoreThreadTimeOut(true);
    }

    /**
     * The memory of the adapter at a place. A damaged file counts as none: a board whose memory is lost works by its
     * defaults.
     */
    AdapterMemory at(String guest, AdapterSlot slot) {
        Place place = new Place(guest, slot);
        if (!has(place)) {
            put(place, read(place));
        }
        return new AdapterMemory() {
            @Override
            public byte[] recall() {
                return get(place);
            }

            @Override
            public void keep(byte[] record) {
                AdapterRecords.this.keep(place, record);
            }
        };
    }

    private byte[] read(Place place) {
        RecordFile file = folder.adapter(place.guest(), place.slot());
        try {
            RecordFile.Content content = file == null ? null : file.load();
            return content == null ? new byte[0] : content.bytes();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What adapter {0} of guest ''{1}'' kept is lost: {2}",
                    place.slot(), place.guest(), DurableFile.reason(e));
            return new byte[0];
        }
    }

    private synchronized boolean has(Place place) {
        return records.containsKey(place);
    }

    private synchronized void put(Place place, byte[] record) {
        records.put(place, record);
    }

    private synchronized byte[] get(Place place) {
        return records.getOrDefault(place, new byte[0]).clone();
    }

    private synchronized void keep(Place place, byte[] record) {
        if (record.length > AdapterMemory.RECORD_MAXIMUM) {
            throw new IllegalArgumentException("a record of " + record.length + " bytes");
        }
        records.put(place, record);
        if (unwritten.add(place) && !writer.isShutdown()) {
            writer.execute(() -> write(place));
        }
    }

    private void write(Place place) {
        RecordFile file = folder.adapter(place.guest(), place.slot());
        byte[] record = take(place);
        if (file == null) {
            return;
        }
        try {
            file.save(record.length == 0 ? null : new RecordFile.Content(FORMAT, VERSION, record));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What adapter {0} of guest ''{1}'' keeps does not outlive this process: {2}",
                    place.slot(), place.guest(), DurableFile.reason(e));
        }
    }

    /** What is to be written now; what comes later is written once more. */
    private synchronized byte[] take(Place place) {
        unwritten.remove(place);
        return get(place);
    }

    /** The guest is no more. */
    void forget(String guest, AdapterSlot slot) {
        keep(new Place(guest, slot), new byte[0]);
    }

    /** Returns when everything is written. */
    void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "What adapters keep could not be written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
