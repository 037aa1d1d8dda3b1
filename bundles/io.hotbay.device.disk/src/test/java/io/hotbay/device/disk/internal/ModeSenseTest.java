// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeSenseTest {

    private static final String CACHING = "88 12 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00";
    private static final String RECOVERY = "01 0a 00 00 00 00 00 00 00 00 00 00";
    private static final String RECONNECT = "02 0e 00 00 00 00 00 00 00 00 00 00 00 00 00 00";
    private static final String POWER = "1a 26 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"
            + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00";
    private static final String EXCEPTIONS = "9c 0a 08 00 00 00 00 00 00 00 00 00";
    private static final String CONTROL = "8a 0a 02 10 00 00 00 00 00 00 00 00";
    private static final String ALL = RECOVERY + RECONNECT + CACHING + CONTROL + POWER + EXCEPTIONS;
    private static final String SHORT_DESCRIPTOR = "00 00 08 00 00 00 02 00";
    private static final String LONG_DESCRIPTOR = "00 00 00 00 00 00 08 00 00 00 00 00 00 00 02 00";

    private final TestDisk disk = TestDisk.small();

    @AfterEach
    void close() {
        disk.close();
    }

    @ParameterizedTest
    @CsvSource({
        // DBD, one page
        "1a 08 08 00 ff 00, 17 00 10 00," + CACHING,
        "1a 08 0a 00 ff 00, 0f 00 10 00," + CONTROL,
        // default and changeable values
        "1a 08 88 00 ff 00, 17 00 10 00," + CACHING,
        "1a 08 48 00 ff 00, 17 00 10 00, 88 12 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
        "1a 08 4a 00 ff 00, 0f 00 10 00, 8a 0a 04 00 08 00 00 00 00 00 00 00",
        "1a 08 41 00 ff 00, 0f 00 10 00, 01 0a 00 00 00 00 00 00 00 00 00 00",
        "1a 08 1a 00 ff 00, 2b 00 10 00, " + POWER,
        "1a 08 5c 00 ff 00, 0f 00 10 00, 9c 0a 18 0f ff ff ff ff ff ff ff ff",
        // saved values, none yet
        "1a 08 c8 00 ff 00, 17 00 10 00," + CACHING,
        "1a 08 c2 00 ff 00, 13 00 10 00," + RECONNECT,
        // all pages, with a descriptor; all subpages are the same
        "1a 00 3f 00 ff 00, 7b 00 10 08, " + SHORT_DESCRIPTOR + ALL,
        "1a 08 3f ff ff 00, 73 00 10 00, " + ALL,
        "1a 08 08 ff ff 00, 17 00 10 00, " + CACHING,
        // the longer form
        "5a 08 08 00 00 00 00 00 ff 00, 00 1a 00 10 00 00 00 00, " + CACHING,
        "5a 00 3f 00 00 00 00 00 ff 00, 00 7e 00 10 00 00 00 08, " + SHORT_DESCRIPTOR + ALL,
        "5a 10 3f 00 00 00 00 00 ff 00, 00 86 00 10 01 00 00 10, " + LONG_DESCRIPTOR + ALL,
        "5a 18 0a 00 00 00 00 00 ff 00, 00 12 00 10 00 00 00 00, " + CONTROL,
    })
    void shouldReportPages(String cdb, String header, String rest) {
        byte[] expected = TestTask.bytes(header + rest);
        assertArrayEquals(expected, disk.dataIn(cdb, expected.length));
    }

    @Test
    void shouldReportWriteProtection() {
        try (TestDisk readOnly = TestDisk.readOnly()) {
            assertArrayEquals(TestTask.bytes("17 00 90 00" + CACHING), readOnly.dataIn("1a 08 08 00 ff 00", 24));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a 08 08 00 ff 00", "1a 08 88 00 ff 00"})
    void shouldReportNoWriteCacheWhenItHasNone(String cdb) {
        try (TestDisk durable = TestDisk.withoutWriteCache()) {
            byte[] expected = TestTask.bytes("17 00 10 00" + CACHING.replace("88 12 04", "88 12 00"));
            assertArrayEquals(expected, durable.dataIn(cdb, 24));
            durable.server.reset();
            assertArrayEquals(expected, durable.dataIn(cdb, 24));
        }
    }

    @Test
    void shouldCutToAllocationLengthButTellWholeLength() {
        TestTask task = disk.executeIn("1a 08 3f 00 04 00", 255);
        task.expectGood(4);
        assertArrayEquals(TestTask.bytes("73 00 10 00"), task.data().copyOf(4));
    }

    @Test
    void shouldReportMostBlocksThatFitIntoDescriptor() {
        try (TestDisk large = TestDisk.of("1024T")) {
            TestTask task = large.executeIn("1a 00 0a 00 0c 00", 255);
            assertArrayEquals(TestTask.bytes("17 00 10 08 ff ff ff ff 00 00 02 00"), task.data().copyOf(12));
            task = large.executeIn("5a 10 0a 00 00 00 00 00 18 00", 255);
            assertArrayEquals(TestTask.bytes("00 22 00 10 01 00 00 10 00 00 02 00 00 00 00 00 00 00 00 00 00 00 02 00"),
                    task.data().copyOf(24));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1a 08 1b 00 ff 00, 2, 5",
        "1a 08 00 00 ff 00, 2, 5",
        "1a 08 08 01 ff 00, 3, -1",
        "1a 10 08 00 ff 00, 1, 4",
        "5a 08 19 00 00 00 00 00 ff 00, 2, 5",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeIn(cdb, 255).expectInvalidFieldInCdb(byteNumber, bit);
    }
}
