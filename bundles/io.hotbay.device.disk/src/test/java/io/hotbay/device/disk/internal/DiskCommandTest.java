// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.hotbay.scsi.OpcodeRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DiskCommandTest {

    /** By the group code in the upper three bits of the operation code (SPC-5 4.2.5.1). */
    private static final int[] LENGTH_OF_GROUP = {6, 10, 10, 0, 16, 12, 0, 0};

    @Test
    void shouldBeAsInGoldenFile() throws IOException {
        String rows = Arrays.stream(DiskCommand.values())
                .map(command -> line(command.row()))
                .collect(Collectors.joining("\n", "", "\n"));
        try (InputStream golden = getClass().getResourceAsStream("opcode-rows.txt")) {
            assertNotNull(golden);
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.US_ASCII), rows);
        }
    }

    @Test
    void shouldHaveLengthOfGroup() {
        for (DiskCommand command : DiskCommand.values()) {
            OpcodeRow row = command.row();
            assertEquals(LENGTH_OF_GROUP[row.operationCode() >> 5], row.cdbLength(), row.name());
        }
    }

    @Test
    void shouldHaveOneRowForEachOperationCodeAndServiceAction() {
        assertEquals(DiskCommand.values().length, Arrays.stream(DiskCommand.values())
                .map(command -> command.row().operationCode() << 8 | command.row().serviceAction() & 0xFF)
                .distinct().count());
    }

    private static String line(OpcodeRow row) {
        int action = row.serviceAction();
        return "%-28s %02x %2s %2d %-4s %-13s  %-9s %-19s  %s".formatted(row.name(), row.operationCode(),
                action == OpcodeRow.NO_SERVICE_ACTION ? "-" : Integer.toHexString(action), row.cdbLength(),
                row.direction(), row.reservation(), row.ordering(), row.replay(),
                HexFormat.ofDelimiter(" ").formatHex(row.usage()));
    }
}
