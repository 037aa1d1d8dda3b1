// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.SenseKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeSenseTest {

    private static final String CACHING = "08 12 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00";
    private static final String CONTROL = "0a 0a 02 10 00 00 00 00 00 00 00 00";
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
        "1a 08 48 00 ff 00, 17 00 10 00, 08 12 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
        "1a 08 4a 00 ff 00, 0f 00 10 00, 0a 0a 00 00 00 00 00 00 00 00 00 00",
        // all pages, with a descriptor; all subpages are the same
        "1a 00 3f 00 ff 00, 2b 00 10 08, " + SHORT_DESCRIPTOR + CACHING + CONTROL,
        "1a 08 3f ff ff 00, 23 00 10 00, " + CACHING + CONTROL,
        "1a 08 08 ff ff 00, 17 00 10 00, " + CACHING,
        // the longer form
        "5a 08 08 00 00 00 00 00 ff 00, 00 1a 00 10 00 00 00 00, " + CACHING,
        "5a 00 3f 00 00 00 00 00 ff 00, 00 2e 00 10 00 00 00 08, " + SHORT_DESCRIPTOR + CACHING + CONTROL,
        "5a 10 3f 00 00 00 00 00 ff 00, 00 36 00 10 01 00 00 10, " + LONG_DESCRIPTOR + CACHING + CONTROL,
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
            byte[] expected = TestTask.bytes("17 00 10 00" + CACHING.replace("08 12 04", "08 12 00"));
            assertArrayEquals(expected, durable.dataIn(cdb, 24));
            durable.server.reset();
            assertArrayEquals(expected, durable.dataIn(cdb, 24));
        }
    }

    @Test
    void shouldCutToAllocationLengthButTellWholeLength() {
        TestTask task = disk.executeIn("1a 08 3f 00 04 00", 255);
        task.expectGood(4);
        assertArrayEquals(TestTask.bytes("23 00 10 00"), task.data().copyOf(4));
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

    @Test
    void shouldReportThatNothingIsSaved() {
        disk.executeIn("1a 08 c8 00 ff 00", 255)
                .expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.SAVING_PARAMETERS_NOT_SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "1a 08 1c 00 ff 00, 2, 5",
        "1a 08 00 00 ff 00, 2, 5",
        "1a 08 08 01 ff 00, 3, -1",
        "1a 10 08 00 ff 00, 1, 4",
        "5a 08 19 00 00 00 00 00 ff 00, 2, 5",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeIn(cdb, 255).expectInvalidFieldInCdb(byteNumber, bit);
    }
}
