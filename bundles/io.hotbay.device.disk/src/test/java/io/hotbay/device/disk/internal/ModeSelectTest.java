// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.target.api.device.DeviceState;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
        assertArrayEquals(TestTask.bytes("17 00 10 00 8" + page.substring(1)), disk.dataIn("1a 08 08 00 ff 00", 24));
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
        "00 00 00 00 1b 0a 00 00 00 00 00 00 00 00 00 00, 4, 5",
        "00 00 00 00 4a 0a 02 10 00 00 00 00 00 00 00 00, 4, 6",
        "00 00 00 00 0a 0b 02 10 00 00 00 00 00 00 00 00 00, 5, -1",
        "00 00 00 00 0a 0a 0a 10 00 00 00 00 00 00 00 00, 6, 3",
        "00 00 00 00 01 0a 80 00 00 00 00 00 00 00 00 00, 6, 7",
        "00 00 00 00 1c 0a 08 10 00 00 00 00 00 00 00 00, 7, 4",
        "00 00 00 00 0a 0a 02 00 00 00 00 00 00 00 00 00, 7, 4",
        "00 00 00 00 " + CACHING_OFF + "0a 0a 02 10 10 00 00 00 00 00 00 00, 28, 4",
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
    @CsvSource({"15 00 00 00 04 00, 1, 4", "15 12 00 00 04 00, 1, 1", "55 12 00 00 00 00 00 00 08 00, 1, 1"})
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeOut(cdb, new byte[8]).expectInvalidFieldInCdb(byteNumber, bit);
    }

    @Test
    void shouldTakeOverPagesOfTheFirstVersion() {
        try (TestDisk successor = TestDisk.after(new DeviceState("disk", 1, TestTask.bytes(CACHING_OFF + CONTROL)))) {
            assertArrayEquals(TestTask.bytes("17 00 10 00 8" + CACHING_OFF.substring(1)),
                    successor.dataIn("1a 08 08 00 ff 00", 24));
        }
    }

    @Test
    void shouldGoBackToSavedValuesWhenReset() {
        byte[] list = TestTask.bytes("00 00 00 00" + CACHING_OFF);
        disk.executeOut("15 11 00 00 18 00", list).expectGood(24);
        select6("00 00 00 00" + CACHING_ON).expectGood(24);
        assertEquals(0, disk.dataIn("1a 08 c8 00 ff 00", 24)[6]);
        expectCaching(CACHING_ON);
        disk.server.reset();
        expectCaching(CACHING_OFF);
        try (TestDisk successor = TestDisk.after(disk.server.state())) {
            assertEquals(0, successor.dataIn("1a 08 c8 00 ff 00", 24)[6]);
            assertEquals(4, successor.dataIn("1a 08 88 00 ff 00", 24)[6]);
        }
    }

    @Test
    void shouldSaveWhatIsCurrentWhenListIsEmpty() {
        select6("00 00 00 00" + CACHING_OFF).expectGood(24);
        disk.execute("15 11 00 00 00 00").expectGood(0);
        disk.server.reset();
        expectCaching(CACHING_OFF);
    }

    @Test
    void shouldProtectMediumWhenSwpIsSet() {
        select6("00 00 00 00 0a 0a 02 10 08 00 00 00 00 00 00 00").expectGood(16);
        disk.executeOut("2a 00 00 00 00 00 00 00 01 00", new byte[512])
                .expectCheck(SenseKey.DATA_PROTECT, AdditionalSense.LOGICAL_UNIT_SOFTWARE_WRITE_PROTECTED);
        assertEquals((byte) 0x90, disk.dataIn("1a 08 0a 00 ff 00", 16)[2]);
        assertEquals(List.of(), disk.store.calls);
        select6("00 00 00 00 0a 0a 02 10 00 00 00 00 00 00 00 00").expectGood(16);
        disk.executeOut("2a 00 00 00 00 00 00 00 01 00", new byte[512]).expectGood(512);
    }

    @Test
    void shouldWantDescriptorFormatWhenDSenseIsSet() {
        assertFalse(disk.server.descriptorSense());
        select6("00 00 00 00 0a 0a 06 10 00 00 00 00 00 00 00 00").expectGood(16);
        assertTrue(disk.server.descriptorSense());
    }

    @Test
    void shouldLetInitiatorsChooseHowTheyHearOfExceptions() {
        select6("00 00 00 00 1c 0a 10 06 00 00 00 00 00 00 00 01").expectGood(16);
        assertArrayEquals(TestTask.bytes("0f 00 10 00 9c 0a 10 06 00 00 00 00 00 00 00 01"),
                disk.dataIn("1a 08 1c 00 ff 00", 16));
    }

    /** Whatever a guest sends: an answer, and bits that can't be changed stay as they are. */
    @Test
    void shouldStandRandomLists() {
        long seed = 20_24L;
        Random random = new Random(seed);
        byte[] pages = TestTask.bytes("00 00 00 00" + CACHING_ON + CONTROL);
        for (int run = 0; run < 5_000; run++) {
            byte[] list = Arrays.copyOf(pages, random.nextInt(pages.length + 8));
            for (int flips = random.nextInt(4); flips > 0 && list.length > 0; flips--) {
                list[random.nextInt(list.length)] ^= (byte) (1 << random.nextInt(8));
            }
            TestTask task = disk.executeOut("15 10 00 00 %02x 00".formatted(list.length), list);
            assertFalse(task.isOpen(), "seed " + seed + ", run " + run);
            byte[] now = disk.dataIn("1a 08 0a 00 ff 00", 16);
            assertEquals(0x10, now[7], "seed " + seed + ", run " + run);
        }
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
        assertEquals(2, state.version());
        try (TestDisk successor = TestDisk.after(state)) {
            assertArrayEquals(TestTask.bytes("17 00 10 00 8" + CACHING_OFF.substring(1)),
                    successor.dataIn("1a 08 08 00 ff 00", 24));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "optical, 1, " + CACHING_OFF,
        "disk, 3, " + CACHING_OFF,
        "disk, 1, 1b 00",
        "disk, 2, 00 00 00",
        "disk, 2, 00 00 00 ff 08",
        "disk, 2, 77 00 00 01 00",
        "disk, 1, 08 12 00",
        "disk, 1, ''",
    })
    void shouldHaveDefaultsWhenStateIsStrange(String format, int version, String bytes) {
        try (TestDisk successor = TestDisk.after(new DeviceState(format, version, TestTask.bytes(bytes)))) {
            assertArrayEquals(TestTask.bytes("17 00 10 00 8" + CACHING_ON.substring(1)),
                    successor.dataIn("1a 08 08 00 ff 00", 24));
        }
    }
}
