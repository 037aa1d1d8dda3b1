// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadCapacityTest {

    @ParameterizedTest
    @CsvSource({
        "1M, 00 00 07 ff 00 00 02 00",
        "512, 00 00 00 00 00 00 02 00",
        "2T, ff ff ff ff 00 00 02 00",
        "1024T, ff ff ff ff 00 00 02 00",
    })
    void shouldReportLastAddressBy10(String size, String data) {
        try (TestDisk disk = TestDisk.of(size)) {
            assertArrayEquals(TestTask.bytes(data), disk.dataIn("25 00 00 00 00 00 00 00 00 00", 8));
        }
    }

    @ParameterizedTest
    @CsvSource({"1M, 00 00 00 00 00 00 07 ff", "2T, 00 00 00 00 ff ff ff ff", "1024T, 00 00 01 ff ff ff ff ff"})
    void shouldReportLastAddressBy16(String size, String address) {
        try (TestDisk disk = TestDisk.of(size)) {
            String expected = address + "00 00 02 00 00 00 c0 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00";
            assertArrayEquals(TestTask.bytes(expected),
                    disk.dataIn("9e 10 00 00 00 00 00 00 00 00 00 00 00 20 00 00", 32));
        }
    }

    @Test
    void shouldReportNoProvisioningWhenStoreDiscardsNot() {
        try (TestDisk disk = TestDisk.withoutDiscard()) {
            byte[] data = disk.dataIn("9e 10 00 00 00 00 00 00 00 00 00 00 ff ff 00 00", 32);
            assertArrayEquals(new byte[20], Arrays.copyOfRange(data, 12, 32));
        }
    }

    @Test
    void shouldCutToAllocationLengthAndBuffer() {
        try (TestDisk disk = TestDisk.small()) {
            disk.executeIn("9e 10 00 00 00 00 00 00 00 00 00 00 00 0c 00 00", 32).expectGood(12);
            disk.executeIn("9e 10 00 00 00 00 00 00 00 00 00 00 00 00 00 00", 32).expectGood(0);
            disk.executeIn("25 00 00 00 00 00 00 00 00 00", 4).expectGood(8);
        }
    }

    @Test
    void shouldRejectObsoleteFields() {
        try (TestDisk disk = TestDisk.small()) {
            disk.executeIn("25 00 00 00 00 01 00 00 00 00", 8).expectInvalidFieldInCdb(5, 0);
            disk.executeIn("25 00 00 00 00 00 00 00 01 00", 8).expectInvalidFieldInCdb(8, 0);
            disk.executeIn("9e 10 00 00 00 00 00 00 00 00 00 00 00 20 01 00", 32).expectInvalidFieldInCdb(14, 0);
        }
    }
}
