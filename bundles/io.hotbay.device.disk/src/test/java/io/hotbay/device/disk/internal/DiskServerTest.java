// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hotbay.scsi.PeripheralDeviceType;
import io.hotbay.target.api.device.DeviceDescription;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskServerTest {

    /** Maximum length, alignment and granularity of atomic writes with blocks of 512 bytes. */
    private static final String ATOMIC = "00 00 00 08 00 00 00 08 00 00 00 01";

    @Test
    void shouldDescribeItselfAsDisk() {
        try (TestDisk disk = TestDisk.small()) {
            DeviceDescription description = disk.server.description();
            assertEquals(PeripheralDeviceType.DIRECT_ACCESS_BLOCK, description.type());
            assertFalse(description.removable());
            assertEquals(Set.of(0x8A, 0xB0, 0xB1, 0xB2), description.vitalProductData().keySet());
        }
    }

    @Test
    void shouldTellLimits() {
        try (TestDisk disk = TestDisk.small()) {
            assertPage(disk, 0xB0, 60, "01 80 00 01  00 00 80 00  00 00 00 00 00 00 80 00  00 80 00 00  00 00 01 00"
                    + "00 00 00 08 00 00 00 00  00 00 00 00 00 02 00 00" + ATOMIC);
            assertPage(disk, 0xB1, 60, "00 01 00 40");
            assertPage(disk, 0x8A, 14, "01 01");
            assertPage(disk, 0xB2, 4, "00 e4 02 00");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 00 00", "1, 00 01", "5400, 15 18", "65534, ff fe"})
    void shouldTellTheRotationRateThatItIsGiven(int rate, String bytes) {
        try (TestDisk disk = TestDisk.rotatingAt(rate)) {
            assertPage(disk, 0xB1, 60, bytes + "00 40");
        }
    }

    @Test
    void shouldTellLimitsInBlocksOfMedium() {
        try (TestDisk disk = TestDisk.withBlocksOf(4096)) {
            assertPage(disk, 0xB0, 60, "01 10 00 01  00 00 10 00  00 00 00 00 00 00 10 00  00 10 00 00  00 00 01 00"
                    + "00 00 00 01 00 00 00 00  00 00 00 00 00 00 40 00"
                    + "00 00 00 01 00 00 00 01 00 00 00 01");
        }
    }

    @Test
    void shouldTellNoProvisioningWhenStoreDiscardsNot() {
        try (TestDisk disk = TestDisk.withoutDiscard()) {
            assertPage(disk, 0xB0, 60, "01 80 00 01  00 00 80 00  00 00 00 00 00 00 80 00  00 00 00 00  00 00 00 00"
                    + "00 00 00 00 00 00 00 00  00 00 00 00 00 02 00 00" + ATOMIC);
            assertPage(disk, 0xB2, 4, "");
        }
    }

    @Test
    void shouldServeAllCommandsButThoseThatItsStoreOrMediumLacks() {
        EnumSet<DiskCommand> fixed =
                EnumSet.complementOf(EnumSet.of(DiskCommand.PREVENT_ALLOW_MEDIUM_REMOVAL));
        try (TestDisk removable = TestDisk.removable(); TestDisk disk = TestDisk.small();
                TestDisk thick = TestDisk.withoutDiscard()) {
            assertEquals(names(EnumSet.allOf(DiskCommand.class)), names(removable));
            assertEquals(names(fixed), names(disk));
            fixed.remove(DiskCommand.UNMAP);
            assertEquals(names(fixed), names(thick));
        }
    }

    private static void assertPage(TestDisk disk, int code, int length, String start) {
        byte[] expected = Arrays.copyOf(TestTask.bytes(start), length);
        assertArrayEquals(expected, disk.server.description().vitalProductData().get(code));
    }

    private static Set<String> names(Set<DiskCommand> commands) {
        return commands.stream().map(command -> command.row().name()).collect(Collectors.toSet());
    }

    private static Set<String> names(TestDisk disk) {
        return disk.server.commands().stream().map(command -> command.row().name()).collect(Collectors.toSet());
    }
}
