// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitRecord;
import io.hotbay.target.api.UnitRecords;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordKeeperTest {

    private static final UnitRecord RECORD = new UnitRecord("disk", 1, new byte[] {1, 2, 3});

    private final MapRecords records = new MapRecords();
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final RecordKeeper keeper = new RecordKeeper("unit", records, threads::add);
    private final List<String> heard = new ArrayList<>();

    private void save(String name, UnitRecord record) {
        keeper.save(name, record, failure -> heard.add(name + " " + (failure == null ? "saved" : "not saved")));
    }

    @Test
    void shouldFindWhatWasSaved() throws Exception {
        save("disk", RECORD);
        threads.remove().run();
        assertEquals(List.of("disk saved"), heard);
        UnitRecord found = keeper.load("disk");
        assertEquals("disk", found.format());
        assertEquals(1, found.version());
        assertArrayEquals(new byte[] {1, 2, 3}, found.bytes());
        assertNull(keeper.load("other"));
    }

    @Test
    void shouldSaveOneAfterTheOtherOnOneThread() {
        save("first", RECORD);
        save("second", RECORD);
        assertEquals(1, threads.size());
        assertEquals(List.of(), heard);
        threads.remove().run();
        assertEquals(List.of("first saved", "second saved"), heard);
        save("first", null);
        threads.remove().run();
        assertEquals(List.of("second"), List.copyOf(records.kept.keySet()));
    }

    @Test
    void shouldTellOfAFailureAndGoOn() throws Exception {
        records.failure = new IOException("The folder is full.");
        save("disk", RECORD);
        threads.remove().run();
        records.failure = null;
        save("disk", RECORD);
        threads.remove().run();
        assertEquals(List.of("disk not saved", "disk saved"), heard);
    }

    @Test
    void shouldTellTheUserWhyALoadFailed() {
        records.failure = new IOException("The file 'x' can't be read.");
        assertEquals("The file 'x' can't be read.",
                assertThrows(UnitException.class, () -> keeper.load("disk")).getMessage());
    }

    @Test
    void shouldKeepNothingWithoutRecords() throws Exception {
        RecordKeeper none = new RecordKeeper("unit", UnitRecords.NONE, Runnable::run);
        assertFalse(none.durable());
        assertNull(none.load("disk"));
        none.save("disk", RECORD, failure -> heard.add(String.valueOf(failure != null)));
        assertEquals(List.of("true"), heard);
        assertTrue(keeper.durable());
    }

    @ParameterizedTest
    @CsvSource({"'',1,0", "disk,0,0", "disk,1,65537"})
    void shouldRefuseRecordsOutOfBounds(String format, int version, int bytes) {
        assertThrows(IllegalArgumentException.class, () -> new UnitRecord(format, version, new byte[bytes]));
    }
}
