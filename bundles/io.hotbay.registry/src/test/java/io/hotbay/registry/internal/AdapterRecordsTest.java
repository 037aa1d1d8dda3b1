// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.adapter.api.AdapterMemory;
import io.hotbay.registry.api.RegistryException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What adapters keep in the registry beyond their lives. */
class AdapterRecordsTest {

    private static final AdapterSlot SLOT = new AdapterSlot(0, 2);
    private static final AdapterSlot OTHER = new AdapterSlot(0, 3);

    @TempDir
    Path folder;

    private final AdapterRecords records = new AdapterRecords(new StateFolder(null));

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
    void shouldGiveBackWhatWasKeptBeforeARestart() {
        AdapterRecords before = kept();
        before.at("g", SLOT).keep(new byte[] {1});
        before.at("g", SLOT).keep(new byte[] {7});
        before.at("h", SLOT).keep(new byte[AdapterMemory.RECORD_MAXIMUM]);
        before.close();
        AdapterRecords after = kept();
        assertArrayEquals(new byte[] {7}, after.at("g", SLOT).recall());
        assertEquals(AdapterMemory.RECORD_MAXIMUM, after.at("h", SLOT).recall().length);
        assertEquals(0, after.at("g", OTHER).recall().length);
    }

    @Test
    void shouldForgetAGuest() {
        AdapterRecords before = kept();
        before.at("g", SLOT).keep(new byte[] {1});
        before.at("g", OTHER).keep(new byte[] {2});
        before.forget("g", SLOT);
        before.close();
        assertEquals(0, kept().at("g", SLOT).recall().length);
        assertArrayEquals(new byte[] {2}, kept().at("g", OTHER).recall());
        assertFalse(Files.exists(folder.resolve("adapters/g,0,2")));
    }

    @Test
    void shouldTakeADamagedRecordForNone() throws Exception {
        AdapterRecords before = kept();
        before.at("g", SLOT).keep(new byte[] {1, 2, 3});
        before.close();
        Path file = folder.resolve("adapters/g,0,2");
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length - 1] ^= 1;
        Files.write(file, damaged);
        assertEquals(0, kept().at("g", SLOT).recall().length);
    }

    private AdapterRecords kept() {
        return new AdapterRecords(new StateFolder(folder));
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
