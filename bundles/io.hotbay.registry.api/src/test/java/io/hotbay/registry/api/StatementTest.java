// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {

    private static final String SHAPE = "device:adapter:[bus,slot[.function][,target]]:storage:location";

    @ParameterizedTest
    @ValueSource(strings = {
        "disk:scsi:0,2,0:file:/var/vm/a.img",
        "disk:scsi:0,2:file:/var/vm/a.img",
        "disk:scsi::file:/var/vm/a.img",
        "disk:scsi::lv:/dev/vg00/rlvol1",
        "disk:avio_stor:6,7,127:disk:/dev/rdisk/disk3",
        "dvd:scsi::null:/isos",
        "dvd:scsi::null:",
        "tape:scsi:0,4:attach:/dev/sg3",
        "changer:scsi:0,4,14:attach:/dev/sg4",
        "burner:scsi:0,4,13:attach:/dev/sg5",
        "disk:scsi::file:/var/vm/with:colons and blanks",
    })
    void shouldFormatAsItWasTyped(String text) throws RegistryException {
        assertEquals(text, Statement.parse(text).toString());
    }

    @Test
    void shouldTakeFieldsApart() throws RegistryException {
        assertEquals(
                new Statement("disk", "scsi", 0, 2, 14, "file", "/a:b"), Statement.parse("disk:scsi:0,2,14:file:/a:b"));
        assertEquals(
                new Statement("tape", "scsi", 0, 4, null, "attach", "/dev/sg3"),
                Statement.parse("tape:scsi:0,4:attach:/dev/sg3"));
        assertEquals(
                new Statement("dvd", "scsi", null, null, null, "null", ""), Statement.parse("dvd:scsi::null:"));
    }

    @Test
    void shouldKnowItsAddressWhenComplete() throws RegistryException {
        assertEquals(new Address(0, 2, 3), Statement.parse("disk:scsi:0,2,3:file:/a").address());
        assertNull(Statement.parse("disk:scsi:0,2:file:/a").address());
        assertNull(Statement.parse("disk:scsi::file:/a").address());
        assertEquals(
                "disk:scsi:0,2,1:file:/a",
                Statement.parse("disk:scsi::file:/a").at(new Address(0, 2, 1)).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "disk:scsi:0,2,0:file     | 'disk:scsi:0,2,0:file' is not a statement; it must read " + SHAPE
                + ", e.g. disk:scsi::file:/var/vm/a.img.",
        "''                       | '' is not a statement; it must read " + SHAPE + ", e.g. disk:scsi::file:/var/vm/a.img.",
        "Disk:scsi::file:/a       | The device 'Disk' is not a word of small letters; a statement reads " + SHAPE + ".",
        ":scsi::file:/a           | The device '' is not a word of small letters; a statement reads " + SHAPE + ".",
        "disk:sc si::file:/a      | The adapter 'sc si' is not a word of small letters; a statement reads " + SHAPE + ".",
        "disk:scsi:::/a           | The storage '' is not a word of small letters; a statement reads " + SHAPE + ".",
        "disk:scsi:0,2.8:file:/a | The function '8' must be a number from 0 to 7.",
        "disk:scsi:0,2.:file:/a   | The function '' must be a number from 0 to 7.",
        "disk:scsi:0,2.0.1:file:/a| The function '0.1' must be a number from 0 to 7.",
        "disk:scsi:0.1,2:file:/a  | The bus '0.1' must be a number from 0 to 6.",
        "disk:scsi:0:file:/a      | The address '0' must be empty, bus,slot or bus,slot,target, where a slot may read"
                + " slot.function.",
        "disk:scsi:0,2,0,0:file:/a| The address '0,2,0,0' must be empty, bus,slot or bus,slot,target, where a slot may read"
                + " slot.function.",
        "disk:scsi:7,2,0:file:/a  | The bus '7' must be a number from 0 to 6.",
        "disk:scsi:0,8,0:file:/a  | The slot '8' must be a number from 0 to 7.",
        "disk:scsi:0,2,128:file:/a| The target '128' must be a number from 0 to 127.",
        "disk:scsi:0,2,-1:file:/a | The target '-1' must be a number from 0 to 127.",
        "disk:scsi:0,2,:file:/a   | The target '' must be a number from 0 to 127.",
        "disk:scsi:,2,0:file:/a   | The bus '' must be a number from 0 to 6.",
        "disk:scsi:0, 2:file:/a   | The slot ' 2' must be a number from 0 to 7.",
        "disk:scsi:0,99999:file:/a| The slot '99999' must be a number from 0 to 7.",
        "disk:scsi:0,0x2:file:/a  | The slot '0x2' must be a number from 0 to 7.",
    })
    void shouldSayWhichFieldIsWrong(String text, String sentence) {
        assertEquals(
                sentence,
                assertThrows(RegistryException.class, () -> Statement.parse(text)).getMessage());
    }

    @Test
    void shouldKnowTheFunctionOfASlot() throws RegistryException {
        Statement second = Statement.parse("disk:scsi:0,2.1,3:file:/a");
        assertEquals(new Statement("disk", "scsi", 0, 2, 1, 3, "file", "/a"), second);
        assertEquals(new Address(0, 2, 1, 3), second.address());
        assertEquals("disk:scsi:0,2.1,3:file:/a", second.toString());
        assertEquals("disk:scsi:0,2.1:file:/a", Statement.parse("disk:scsi:0,2.1:file:/a").toString());
        assertEquals("disk:scsi:0,2,3:file:/a", Statement.parse("disk:scsi:0,2.0,3:file:/a").toString());
        assertEquals("disk:scsi:0,2.7,1:file:/a",
                Statement.parse("disk:scsi::file:/a").at(new Address(0, 2, 7, 1)).toString());
        assertThrows(IllegalArgumentException.class, () -> new Address(0, 2, 8, 0));
        assertThrows(IllegalArgumentException.class,
                () -> new Statement("disk", "scsi", null, null, 1, null, "file", "/a"));
    }

    @Test
    void shouldRefuseControlCharactersAndExcess() {
        assertEquals(
                "The location of a statement may not hold control characters.",
                assertThrows(RegistryException.class, () -> Statement.parse("disk:scsi::file:/a\nb")).getMessage());
        assertEquals(
                "The statement has 8193 characters; at most 8192 are possible.",
                assertThrows(RegistryException.class, () -> Statement.parse("x".repeat(8193))).getMessage());
    }

    @Test
    void shouldRefuseHalfAnAddress() {
        assertThrows(
                IllegalArgumentException.class, () -> new Statement("disk", "scsi", 0, null, null, "file", "/a"));
        assertThrows(
                IllegalArgumentException.class, () -> new Statement("disk", "scsi", null, null, 1, "file", "/a"));
        assertThrows(IllegalArgumentException.class, () -> new Address(7, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Address(0, 0, 128));
    }
}
