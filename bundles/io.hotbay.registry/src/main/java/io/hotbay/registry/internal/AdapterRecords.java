// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterMemory;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the adapters of a guest keep beyond their lives: bytes, by the adapter's place, whatever adapter is there. Thread
 * safe, with a lock of its own that is held for an instant: adapters keep their records while their guest waits.
 */
final class AdapterRecords {

    private final Map<AdapterSlot, byte[]> records = new TreeMap<>();
    private Runnable changed = () -> {};

    /** Who is told after each change, on the adapter's thread and under its locks: it may not wait, nor call back. */
    synchronized void onChange(Runnable listener) {
        changed = listener;
    }

    /** All records; nobody changes the bytes. */
    synchronized Map<AdapterSlot, byte[]> all() {
        return new TreeMap<>(records);
    }

    /** Puts a record back that was kept before, without telling the listener. */
    synchronized void restore(AdapterSlot slot, byte[] record) {
        records.put(slot, record.clone());
    }

    /** The memory of the adapter at a place. */
    AdapterMemory at(AdapterSlot slot) {
        return new AdapterMemory() {
            @Override
            public byte[] recall() {
                byte[] record = get(slot);
                return record == null ? new byte[0] : record.clone();
            }

            @Override
            public void keep(byte[] record) {
                put(slot, record);
            }
        };
    }

    private synchronized byte @Nullable [] get(AdapterSlot slot) {
        return records.get(slot);
    }

    private synchronized void put(AdapterSlot slot, byte[] record) {
        if (record.length > AdapterMemory.RECORD_MAXIMUM) {
            throw new IllegalArgumentException("a record of " + record.length + " bytes");
        }
        if (record.length == 0) {
            records.remove(slot);
        } else {
            records.put(slot, record);
        }
        changed.run();
    }
}
