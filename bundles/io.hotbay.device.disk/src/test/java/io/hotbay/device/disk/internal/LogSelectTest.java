// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.SenseKey;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
class LogSelectTest {

    private static final String PARAMETER_BYTES = "fc";

    private final TestDisk disk = TestDisk.small();

    @AfterEach
    void close() {
        disk.close();
    }

    /** One page with one parameter whose value is one byte many times. */
    private static byte[] list(int code, int value) {
        byte[] list = new byte[4 + 256];
        byte[] head = TestTask.bytes("0f 00 01 00 %04x 03 %s".formatted(code, PARAMETER_BYTES));
        Arrays.fill(list, (byte) value);
        System.arraycopy(head, 0, list, 0, head.length);
        return list;
    }

    private TestTask select(byte[] list) {
        return disk.executeOut("4c 01 40 00 00 00 00 %04x 00".formatted(list.length), list);
    }

    private static byte[] parameter(TestDisk disk, int code) {
        return Arrays.copyOfRange(disk.executeIn("4d 00 4f 00 00 %04x 01 04 00".formatted(code), 512)
                .data().copyOf(260), 4, 260);
    }

    @Test
    void shouldKeepWhatApplicationsWrite() {
        byte[] list = list(0x3f, 0x5a);
        select(list).expectGood(260);
        byte[] expected = Arrays.copyOfRange(list, 4, 260);
        assertArrayEquals(expected, parameter(disk, 0x3f));
        assertEquals(0, parameter(disk, 0x3e)[5]);
        assertEquals(List.of("LOG_PARAMETERS_CHANGED for others"), disk.attentions);
        try (TestDisk successor = TestDisk.after(disk.server.state())) {
            assertArrayEquals(expected, parameter(successor, 0x3f));
        }
        disk.execute("4c 00 40 00 00 00 00 00 00 00").expectGood(0);
        assertArrayEquals(expected, parameter(disk, 0x3f));
    }

    @ParameterizedTest
    @CsvSource({
        "4c 00 42 00 00 00 00 00 04 00, 2, 5",
        "4c 00 40 01 00 00 00 00 04 00, 3, -1",
        "4c 02 40 00 00 00 00 00 04 00, 1, 1",
        "4c 04 40 00 00 00 00 00 04 00, 1, 2",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeOut(cdb, new byte[4]).expectInvalidFieldInCdb(byteNumber, bit);
    }

    @ParameterizedTest
    @CsvSource({
        // another page, a subpage, a parameter that is not there, one of another length
        "02 00 00 00, 0, -1",
        "0f 01 00 00, 0, -1",
        "0f 00 00 04 00 40 03 fc, 4, -1",
        "0f 00 00 04 00 00 03 fb, 7, -1",
    })
    void shouldRejectListsAsAWhole(String list, int byteNumber, int bit) {
        byte[] good = list(0, 1);
        byte[] bad = TestTask.bytes(list);
        byte[] both = Arrays.copyOf(good, good.length + bad.length);
        System.arraycopy(bad, 0, both, good.length, bad.length);
        select(both).expectInvalidFieldInList(good.length + byteNumber, bit);
        assertEquals(0, parameter(disk, 0)[5]);
        assertEquals(List.of(), disk.attentions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0f 00 00", "0f 00 00 04 00 00", "0f 00 00 02 00 00",
        "0f 00 00 08 00 00 03 fc 01 02 03 04"})
    void shouldReportListsThatAreCutOff(String list) {
        select(TestTask.bytes(list)).expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.PARAMETER_LIST_LENGTH_ERROR);
    }

    @Test
    void shouldReportBufferThatIsShorterThanTheList() {
        disk.executeOut("4c 00 40 00 00 00 00 01 04 00", new byte[4])
                .expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.PARAMETER_LIST_LENGTH_ERROR);
    }

    /** Whatever a guest sends: an answer. */
    @Test
    void shouldStandRandomLists() {
        long seed = 11;
        Random random = new Random(seed);
        for (int run = 0; run < 3_000; run++) {
            byte[] list = Arrays.copyOf(list(random.nextInt(80), 1), random.nextInt(300));
            for (int flips = random.nextInt(3); flips > 0 && list.length > 0; flips--) {
                list[random.nextInt(Math.min(list.length, 8))] ^= (byte) (1 << random.nextInt(8));
            }
            assertFalse(select(list).isOpen(), "seed " + seed + ", run " + run);
        }
    }
}
