// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterMemory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What adapters keep beyond their lives: bytes, by guest and place, whatever adapter is there. Thread safe, with a lock
 * of its own that is held for an instant: adapters keep their records while their guest waits.
 */
final class AdapterRecords {

    /** Where an adapter is. */
    record Place(String guest, AdapterSlot slot) {}

    private final Map<Place, byte[]> records = new HashMap<>();
    private Runnable changed = () -> {};

    /** Who is told after each change, on the adapter's thread and under its locks: it may not wait, nor call back. */
    synchronized void onChange(Runnable listener) {
        changed = listener;
    }

    /** All records; nobody changes the bytes. */
    synchronized Map<Place, byte[]> all() {
        return new HashMap<>(records);
    }

    /** Puts a record back that was kept before, without telling the listener. */
    synchronized void restore(Place place, byte[] record) {
        records.put(place, record.clone());
    }

    /** A guest is no more. */
    synchronized void forget(String guest) {
        if (records.keySet().removeIf(place -> place.guest().equals(guest))) {
            changed.run();
        }
    }

    /** The memory of the adapter at a place. */
    AdapterMemory at(String guest, AdapterSlot slot) {
        Place place = new Place(guest, slot);
        return new AdapterMemory() {
            @Override
            public byte[] recall() {
                byte[] record = get(place);
                return record == null ? new byte[0] : record.clone();
            }

            @Override
            public void keep(byte[] record) {
                put(place, record);
            }
        };
    }

    private synchronized byte @Nullable [] get(Place place) {
        return records.get(place);
    }

    private synchronized void put(Place place, byte[] record) {
        if (record.length > AdapterMemory.RECORD_MAXIMUM) {
            throw new IllegalArgumentException("a record of " + record.length + " bytes");
        }
        if (record.length == 0) {
            records.remove(place);
        } else {
            records.put(place, record);
        }
        changed.run();
    }
}
