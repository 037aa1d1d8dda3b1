// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceAttributeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "vendor        | A                | A",
        "vendor        | ~ACME !x         | ~ACME !x",
        "product       | DISK = 16 LETTRS | DISK = 16 LETTRS",
        "revision      | 1.0b             | 1.0b",
        "serial        | 0                | 0",
        "naa           | 3000000000000001 | 3000000000000001",
        "naa           | 5000C500A1B2C3D4 | 5000c500a1b2c3d4",
        "naa           | 2fffffffffffffff | 2fffffffffffffff",
        "read-only     | on               | on",
        "write-cache   | off              | off",
        "rotation-rate | storage          | storage",
        "rotation-rate | 0                | 0",
        "rotation-rate | 1                | 1",
        "rotation-rate | 1025             | 1025",
        "rotation-rate | 65534            | 65534",
        "block-size    | 4096             | 4096",
        "physical-block-size | 512        | 512",
        "removable     | on               | on",
        "queue-depth   | 1                | 1",
        "queue-depth   | 256              | 256",
        "drain         | 100ms            | 100ms",
        "drain         | 5000ms           | 5s",
        "drain         | 5s               | 5s",
        "park          | 24s              | 24s",
        "park          | 1500ms           | 1500ms",
        "abort         | 4s               | 4s",
    })
    void shouldTakeValuesInCanonicalForm(String word, String value, String canonical) throws RegistryException {
        assertEquals(canonical, DeviceAttribute.named(word).parse(value));
        assertEquals(canonical, DeviceAttribute.named(word).parse(canonical));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "vendor        | ''                ", "vendor        | 'NINE CHAR'       ",
        "vendor        | ' A'              ", "vendor        | 'A '              ",
        "vendor        | ' '               ", "vendor        | ACMÉ              ",
        "vendor        | 'A\tB'           ", "vendor        | 'A\n'            ",
        "product       | SEVENTEEN-LETTERS ", "revision      | 1.0.0             ",
        "naa           | 300000000000001   ", "naa           | 30000000000000001 ",
        "naa           | 6000000000000001  ", "naa           | 300000000000000g  ",
        "read-only     | yes               ", "read-only     | ON                ",
        "write-cache   | ''                ", "write-cache   | true              ",
        "rotation-rate | 2                 ", "rotation-rate | 1024              ",
        "rotation-rate | 65535             ", "rotation-rate | 9999999999        ",
        "rotation-rate | -1                ", "rotation-rate | 07200             ",
        "block-size    | 1024              ", "physical-block-size | 8192        ",
        "removable     | 1                 ", "block-size    | 0512              ",
        "queue-depth   | 0                 ", "queue-depth   | 257               ",
        "queue-depth   | -1                ", "queue-depth   | 08                ",
        "drain         | 99ms              ", "drain         | 5001ms            ",
        "drain         | 6s                ", "drain         | 2                 ",
        "drain         | 0s                ", "drain         | 1.5s              ",
        "park          | 25s               ", "park          | 999999s           ",
        "park          | -1s               ", "abort         | 5s                ",
        "abort         | 9999999999s       ", "abort         | ''                ",
    })
    void shouldRefuseOtherValues(String word, String value) throws RegistryException {
        DeviceAttribute attribute = DeviceAttribute.named(word);
        assertEquals(
                "'" + value + "' is no value of " + word + ": it takes " + attribute.takes() + ".",
                assertThrows(RegistryException.class, () -> attribute.parse(value)).getMessage());
    }

    @Test
    void shouldBoundTheSerialNumber() throws RegistryException {
        String longest = "9".repeat(227);
        assertEquals(longest, DeviceAttribute.SERIAL.parse(longest));
        assertThrows(RegistryException.class, () -> DeviceAttribute.SERIAL.parse(longest + "9"));
    }

    @Test
    void shouldSayWhichValuesThereAre() {
        assertEquals("1 to 8 printable ASCII characters without a space at either end; the width of its field in"
                + " INQUIRY", DeviceAttribute.VENDOR.takes());
        assertEquals("100ms to 4s, such as 1500ms or 2s; drivers wait 5 s for a task management function",
                DeviceAttribute.ABORT.takes());
        assertEquals("storage (as the storage is), 0 (not told), 1 (non-rotating) or 1025 to 65534; SBC-4 reserves the"
                + " others", DeviceAttribute.ROTATION_RATE.takes());
    }

    @ParameterizedTest
    @CsvSource({"block-sizes", "READ-ONLY", "read_only", "''"})
    void shouldListAttributesWhenThereIsNoneOfTheName(String word) {
        assertEquals(
                "There is no attribute '" + word + "'; there are: vendor, product, revision, serial, naa, read-only,"
                        + " write-cache, rotation-rate, block-size, physical-block-size, removable, queue-depth, drain,"
                        + " park, abort, share.",
                assertThrows(RegistryException.class, () -> DeviceAttribute.named(word)).getMessage());
    }
}
