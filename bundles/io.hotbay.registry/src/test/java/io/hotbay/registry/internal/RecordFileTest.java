// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.target.api.UnitRecord;
import io.hotbay.target.api.UnitRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What units keep in files of their own. */
class RecordFileTest {

    private static final String UNIT = "00000000000000a1";
    private static final byte[] BYTES = {0, 1, '\n', (byte) 0xFF, 'x'};

    @TempDir
    Path folder;

    private UnitRecords records() {
        return new StateFolder(folder).records(UNIT);
    }

    private Path file(String name) {
        return folder.resolve("units").resolve(UNIT + "." + name);
    }

    @Test
    void shouldKeepRecordsApartByName() throws IOException {
        assertTrue(records().durable());
        assertNull(records().load("disk"));
        records().save("disk", new UnitRecord("disk", 1, BYTES));
        records().save("reservations", new UnitRecord("pr", 7, new byte[UnitRecord.MAXIMUM_BYTES]));
        records().save("disk", new UnitRecord("disk", 2, new byte[0]));
        UnitRecord disk = records().load("disk");
        assertEquals(2, disk == null ? 0 : disk.version());
        UnitRecord reservations = records().load("reservations");
        assertEquals("pr", reservations == null ? "" : reservations.format());
        assertEquals(UnitRecord.MAXIMUM_BYTES, reservations == null ? 0 : reservations.bytes().length);
        records().save("disk", null);
        assertNull(records().load("disk"));
        assertFalse(Files.exists(file("disk")));
    }

    @Test
    void shouldBeAnErrorWhereverItIsCutOffOrFlipped() throws IOException {
        records().save("disk", new UnitRecord("disk", 1, BYTES));
        byte[] whole = Files.readAllBytes(file("disk"));
        for (int length = 0; length < whole.length; length++) {
            Files.write(file("disk"), Arrays.copyOf(whole, length));
            assertThrows(IOException.class, () -> records().load("disk"), length + " bytes");
        }
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Files.write(file("disk"), flipped);
            assertThrows(IOException.class, () -> records().load("disk"), "bit " + bit);
        }
        Files.write(file("disk"), whole);
        UnitRecord read = records().load("disk");
        assertArrayEquals(BYTES, read == null ? null : read.bytes());
    }

    @Test
    void shouldSayWhatToDoAboutADamagedRecord() throws IOException {
        records().save("disk", new UnitRecord("disk", 1, BYTES));
        Files.writeString(file("disk"), "nothing\n");
        assertEquals("The record " + file("disk") + " can't be used: its first line is damaged; repair it, or move it"
                + " away to give up what the unit has saved in it.",
                assertThrows(IOException.class, () -> records().load("disk")).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Disk", "../x", "a.b", "012345678901234567890123456789012"})
    void shouldRefuseOtherNames(String name) {
        assertThrows(IOException.class, () -> records().save(name, new UnitRecord("x", 1, BYTES)));
        assertThrows(IOException.class, () -> records().load(name));
    }

    @Test
    void shouldChangeNothingWhenItCannotBeKept() throws IOException {
        records().save("disk", new UnitRecord("disk", 1, BYTES));
        assertThrows(IOException.class, () -> records().save("disk", new UnitRecord("two words", 1, BYTES)));
        UnitRecord read = records().load("disk");
        assertEquals("disk", read == null ? "" : read.format());
    }

    @Test
    void shouldForgetOneUnitOnly() throws IOException {
        records().save("disk", new UnitRecord("disk", 1, BYTES));
        new StateFolder(folder).records("00000000000000a2").save("disk", new UnitRecord("disk", 1, BYTES));
        new StateFolder(folder).forget(UNIT);
        assertNull(records().load("disk"));
        assertEquals(1, Files.list(folder.resolve("units")).count());
        new StateFolder(folder.resolve("nowhere")).forget(UNIT);
    }

    @Test
    void shouldKeepNothingWithoutAFolder() {
        assertFalse(new StateFolder(null).records(UNIT).durable());
    }
}
