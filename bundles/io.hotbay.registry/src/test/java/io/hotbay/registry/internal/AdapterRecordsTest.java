// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.adapter.api.AdapterMemory;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.internal.AdapterRecords.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What adapters keep in the registry beyond their lives. */
class AdapterRecordsTest {

    private static final AdapterSlot SLOT = new AdapterSlot(0, 2);
    private static final AdapterSlot OTHER = new AdapterSlot(0, 3);
    private static final Place PLACE = new Place("g", SLOT);

    @TempDir
    Path folder;

    private final AdapterRecords records = new AdapterRecords();

    private AdapterMemory memory(Bench bench, int adapter) {
        return bench.scsi.setups().made.get(adapter).memory();
    }

    @Test
    void shouldGiveTheNextAdapterOfThePlaceWhatTheLastOneKept() throws RegistryException {
        Bench bench = new Bench(folder).guest("g", "disk:scsi:0,2,0:file:/a", "disk:scsi:0,4,0:file:/b");
        bench.registry.start("g");
        assertEquals(0, memory(bench, 0).recall().length);
        memory(bench, 0).keep(new byte[] {1, 2});
        memory(bench, 1).keep(new byte[] {3});
        bench.registry.stop("g");
        bench.registry.start("g");
        assertArrayEquals(new byte[] {1, 2}, memory(bench, 2).recall());
        assertArrayEquals(new byte[] {3}, memory(bench, 3).recall());
    }

    @Test
    void shouldForgetWhatAdaptersOfARemovedGuestKept() throws RegistryException {
        Bench bench = new Bench(folder).guest("g", "disk:scsi:0,2,0:file:/a");
        bench.registry.start("g");
        memory(bench, 0).keep(new byte[] {1});
        bench.registry.stop("g");
        bench.registry.removeGuest("g");
        bench.guest("g", "disk:scsi:0,2,0:file:/a");
        bench.registry.start("g");
        assertEquals(0, memory(bench, 1).recall().length);
    }

    @Test
    void shouldTellOfEachChange() {
        List<Set<Place>> told = new ArrayList<>();
        records.onChange(() -> told.add(records.all().keySet()));
        records.at("g", SLOT).keep(new byte[] {1});
        records.at("g", OTHER).keep(new byte[] {2});
        records.at("g", SLOT).keep(new byte[0]);
        assertEquals(List.of(Set.of(PLACE), Set.of(PLACE, new Place("g", OTHER)), Set.of(new Place("g", OTHER))), told);
    }

    @Test
    void shouldGiveBackWhatWasKeptBefore() {
        records.onChange(() -> {
            throw new AssertionError("nothing has changed");
        });
        records.restore(PLACE, new byte[] {7});
        assertArrayEquals(new byte[] {7}, records.at("g", SLOT).recall());
        assertEquals(0, records.at("g", OTHER).recall().length);
    }

    @Test
    void shouldKeepAnAdapterFromChangingWhatItRecalled() {
        records.at("g", SLOT).keep(new byte[] {1});
        records.at("g", SLOT).recall()[0] = 9;
        assertArrayEquals(new byte[] {1}, records.at("g", SLOT).recall());
    }

    @Test
    void shouldRefuseARecordThatIsTooLong() {
        AdapterMemory memory = records.at("g", SLOT);
        assertThrows(IllegalArgumentException.class, () -> memory.keep(new byte[AdapterMemory.RECORD_MAXIMUM + 1]));
        memory.keep(new byte[AdapterMemory.RECORD_MAXIMUM]);
    }
}
