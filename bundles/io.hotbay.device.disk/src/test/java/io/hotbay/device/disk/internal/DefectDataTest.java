// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefectDataTest {

    private final TestDisk disk = TestDisk.small();

    @AfterEach
    void close() {
        disk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "37 00 18 00 00 00 00 00 ff 00, 00 18 00 00",
        "37 00 0d 00 00 00 00 00 ff 00, 00 0d 00 00",
        "37 00 00 00 00 00 00 00 02 00, 00 00",
        "b7 1b 00 00 00 00 00 00 00 ff 00 00, 00 1b 00 00 00 00 00 00",
        "b7 18 00 00 00 00 00 00 00 04 00 00, 00 18 00 00",
    })
    void shouldReportEmptyLists(String cdb, String data) {
        byte[] expected = TestTask.bytes(data);
        assertArrayEquals(expected, disk.dataIn(cdb, expected.length));
    }

    @ParameterizedTest
    @CsvSource({
        "37 00 1e 00 00 00 00 00 ff 00, 2, 2",
        "37 00 20 00 00 00 00 00 ff 00, 2, 5",
        "b7 07 00 00 00 00 00 00 00 ff 00 00, 1, 2",
        "b7 00 00 00 00 00 00 00 00 ff 01 00, 10, 0",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeIn(cdb, 255).expectInvalidFieldInCdb(byteNumber, bit);
    }
}
