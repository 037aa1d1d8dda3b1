// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
class LogSenseTest {

    private final TestDisk disk = TestDisk.small();

    @AfterEach
    void close() {
        disk.close();
    }

    private void expect(String cdb, String data) {
        byte[] expected = TestTask.bytes(data);
        assertArrayEquals(expected, disk.dataIn(cdb, expected.length));
    }

    @Test
    void shouldListPages() {
        expect("4d 00 40 00 00 00 00 00 ff 00", "80 00 00 08 00 02 03 05 0f 15 19 2f");
        expect("4d 00 40 ff 00 00 00 00 ff 00",
                "c0 ff 00 12 00 00 00 ff 02 00 03 00 05 00 0f 00 15 00 19 00 2f 00");
        expect("4d 00 40 00 00 00 00 00 06 00", "80 00 00 08 00 02");
    }

    @Test
    void shouldCountBytesCommandsAndBlocks() {
        disk.executeOut("2a 00 00 00 00 00 00 00 03 00", new byte[1536]).expectGood(1536);
        disk.executeIn("28 00 00 00 00 00 00 00 02 00", 1024).expectGood(1024);
        disk.executeIn("08 00 00 00 01 00", 512).expectGood(512);
        disk.execute("2f 00 00 00 00 00 00 00 04 00").expectGood(0);
        expect("4d 00 42 00 00 00 00 00 ff 00", "82 00 00 0c 00 05 00 08 00 00 00 00 00 00 06 00");
        expect("4d 00 43 00 00 00 00 00 ff 00", "83 00 00 0c 00 05 00 08 00 00 00 00 00 00 06 00");
        expect("4d 00 45 00 00 00 00 00 ff 00", "85 00 00 0c 00 05 00 08 00 00 00 00 00 00 08 00");
        expect("4d 00 59 00 00 00 00 00 28 00", "99 00 00 5c 00 01 03 40"
                + "00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00 03 00 00 00 00 00 00 00 03");
        disk.execute("4c 02 00 00 00 00 00 00 00 00").expectGood(0);
        assertEquals(List.of("LOG_PARAMETERS_CHANGED for others"), disk.attentions);
        expect("4d 00 42 00 00 00 00 00 ff 00", "82 00 00 0c 00 05 00 08 00 00 00 00 00 00 00 00");
    }

    @Test
    void shouldTellThatNothingIsScannedAndNothingIsWrong() {
        expect("4d 00 55 00 00 00 00 00 ff 00", "95 00 00 10 00 00 03 0c 00 00 00 00 00 00 00 00 00 00 00 00");
        expect("4d 00 6f 00 00 00 00 00 ff 00", "af 00 00 08 00 00 03 04 00 00 ff 00");
    }

    @Test
    void shouldStartAtTheParameterPointer() {
        byte[] page = disk.executeIn("4d 00 4f 00 00 00 3e 40 00 00", 20_000).data().copyOf(8);
        assertArrayEquals(TestTask.bytes("0f 00 02 00 00 3e 03 fc"), page);
        disk.executeIn("4d 00 4f 00 00 00 40 40 00 00", 20_000).expectInvalidFieldInCdb(5, -1);
    }

    @ParameterizedTest
    @CsvSource({
        // thresholds, pages and subpages that are not there, a pointer into a list, saving
        "4d 00 02 00 00 00 00 00 ff 00, 2, 7",
        "4d 00 c2 00 00 00 00 00 ff 00, 2, 7",
        "4d 00 4d 00 00 00 00 00 ff 00, 2, 5",
        "4d 00 42 01 00 00 00 00 ff 00, 3, -1",
        "4d 00 42 ff 00 00 00 00 ff 00, 3, -1",
        "4d 00 40 00 00 00 01 00 ff 00, 5, -1",
        "4d 01 42 00 00 00 00 00 ff 00, 1, 0",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeIn(cdb, 255).expectInvalidFieldInCdb(byteNumber, bit);
    }
}
