// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.target.api.device.DeviceState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeSelectTest {

    private static final String CACHING_ON = "08 12 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00";
    private static final String CACHING_OFF = "08 12 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00";
    private static final String CONTROL = "0a 0a 02 10 00 00 00 00 00 00 00 00";

    private final TestDisk disk = TestDisk.small();

    @AfterEach
    void close() {
        disk.close();
    }

    private TestTask select6(String list) {
        byte[] bytes = TestTask.bytes(list);
        return disk.executeOut("15 10 00 00 %02x 00".formatted(bytes.length), bytes);
    }

    private TestTask select10(String list) {
        byte[] bytes = TestTask.bytes(list);
        return disk.executeOut("55 10 00 00 00 00 00 %04x 00".formatted(bytes.length), bytes);
    }

    private void expectCaching(String page) {
        assertArrayEquals(TestTask.bytes("17 00 10 00" + page), disk.dataIn("1a 08 08 00 ff 00", 24));
    }

    @Test
    void shouldTurnWriteCacheOffAndOn() {
        select6("00 00 00 00" + CACHING_OFF).expectGood(24);
        expectCaching(CACHING_OFF);
        assertEquals(List.of("flush"), disk.store.calls);
        assertEquals(List.of("MODE_PARAMETERS_CHANGED for others"), disk.attentions);
        select10("00 00 00 00 00 00 00 00" + CACHING_ON).expectGood(28);
        expectCaching(CACHING_ON);
        assertEquals(List.of("flush"), disk.store.calls);
        assertEquals(2, disk.attentions.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "00 00 00 00",
        // what MODE SENSE reported, as some drivers send it back
        "2b 00 10 08 00 00 08 00 00 00 02 00" + CACHING_ON + CONTROL,
        "00 00 00 08 00 00 00 00 00 00 02 00",
        "00 00 00 08 ff ff ff ff 00 00 02 00",
        "00 00 00 00 88 12 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
    })
    void shouldTakeValuesThatAreAsTheyAre(String list) {
        select6(list).expectGood(TestTask.bytes(list).length);
        expectCaching(CACHING_ON);
        assertEquals(List.of(), disk.attentions);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldTakeLongDescriptor() {
        select10("00 00 00 00 01 00 00 10 00 00 00 00 00 00 08 00 00 00 00 00 00 00 02 00" + CONTROL).expectGood(36);
    }

    @ParameterizedTest
    @CsvSource({
        "00 01 00 00, 1, -1",
        // a descriptor of another length, of another block size, of another capacity
        "00 00 00 04 00 00 00 00, 3, -1",
        "00 00 00 08 00 00 08 00 00 00 10 00, 4, -1",
        "00 00 00 08 00 00 07 ff 00 00 02 00, 4, -1",
        // an unknown page, a subpage, a wrong length, a bit that is fixed
        "00 00 00 00 1c 0a 00 00 00 00 00 00 00 00 00 00, 4, 5",
        "00 00 00 00 4a 0a 02 10 00 00 00 00 00 00 00 00, 4, 6",
        "00 00 00 00 0a 0b 02 10 00 00 00 00 00 00 00 00 00, 5, -1",
        "00 00 00 00 0a 0a 06 10 00 00 00 00 00 00 00 00, 6, 2",
        "00 00 00 00 0a 0a 02 00 00 00 00 00 00 00 00 00, 7, 4",
        "00 00 00 00 " + CACHING_OFF + "0a 0a 02 10 08 00 00 00 00 00 00 00, 28, 3",
    })
    void shouldRefuseWholeList(String list, int byteNumber, int bit) {
        select6(list).expectInvalidFieldInList(byteNumber, bit);
        expectCaching(CACHING_ON);
        assertEquals(List.of(), disk.attentions);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "00 00 00",
        "00 00 00 08 00 00 00 00",
        "00 00 00 00 0a",
        "00 00 00 00 0a 0a 02 10 00 00",
    })
    void shouldReportListLengthErrorWhenListIsCutOff(String list) {
        select6(list).expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.PARAMETER_LIST_LENGTH_ERROR);
    }

    @Test
    void shouldReportListLengthErrorWhenBufferIsShorter() {
        disk.executeOut("15 10 00 00 18 00", TestTask.bytes("00 00 00 00"))
                .expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.PARAMETER_LIST_LENGTH_ERROR);
    }

    @Test
    void shouldBeGoodWhenListIsEmpty() {
        disk.execute("15 10 00 00 00 00").expectGood(0);
    }

    @ParameterizedTest
    @CsvSource({"15 00 00 00 04 00, 1, 4", "15 11 00 00 04 00, 1, 0", "55 12 00 00 00 00 00 00 08 00, 1, 1"})
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeOut(cdb, new byte[8]).expectInvalidFieldInCdb(byteNumber, bit);
    }

    @Test
    void shouldGoBackToDefaultsWhenReset() {
        select6("00 00 00 00" + CACHING_OFF).expectGood(24);
        disk.server.reset();
        expectCaching(CACHING_ON);
    }

    @Test
    void shouldHandStateToSuccessor() {
        select6("00 00 00 00" + CACHING_OFF).expectGood(24);
        DeviceState state = disk.server.state();
        assertEquals("disk", state.format());
        assertArrayEquals(TestTask.bytes(CACHING_OFF + CONTROL), state.bytes());
        try (TestDisk successor = TestDisk.after(state)) {
            assertArrayEquals(TestTask.bytes("17 00 10 00" + CACHING_OFF), successor.dataIn("1a 08 08 00 ff 00", 24));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "optical, 1, " + CACHING_OFF,
        "disk, 2, " + CACHING_OFF,
        "disk, 1, 1c 00",
        "disk, 1, 08 12 00",
        "disk, 1, ''",
    })
    void shouldHaveDefaultsWhenStateIsStrange(String format, int version, String bytes) {
        try (TestDisk successor = TestDisk.after(new DeviceState(format, version, TestTask.bytes(bytes)))) {
            assertArrayEquals(TestTask.bytes("17 00 10 00" + CACHING_ON), successor.dataIn("1a 08 08 00 ff 00", 24));
        }
    }
}
