// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import io.hotbay.scsi.Sense.FieldPointer;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.SupportedCommand;
import io.hotbay.target.api.device.Task;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTableTest {

    @ParameterizedTest
    @CsvSource({
        "28 01 00 00 00 00 00 00 01 00,1,0",
        "28 10 00 00 00 00 00 00 01 00,1,4",
        "28 00 00 00 00 00 80 00 01 00,6,7",
        "28 00 00 00 00 00 00 00 01 04,9,2",
        "00 00 00 00 01 00,4,0",
        "03 02 00 00 12 00,1,1",
        "12 02 00 00 60 00,1,1"
    })
    void shouldPointToTheReservedBitThatIsSet(String cdb, int byteNumber, int bit) throws Exception {
        Submission submission = new Rig(Manner.INLINE).submit(cdb);
        assertEquals("5/24/00", submission.senseCode());
        assertEquals(new FieldPointer(true, byteNumber, bit), submission.sense().field());
    }

    @Test
    void shouldIgnoreWhatStandsBehindTheCommandsOwnLength() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        assertEquals(CommandResult.GOOD, rig.submit("00 00 00 00 00 00 FF FF FF FF FF FF FF FF FF FF").result());
    }

    @Test
    void shouldRejectAnUnknownOperationCode() throws Exception {
        assertEquals("5/20/00", new Rig(Manner.INLINE).submit("FF 00 00 00 00 00").senseCode());
    }

    @Test
    void shouldFindServiceActionsAndRejectUnknownOnes() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        assertEquals(4, rig.submit(TinyDeviceType.ACTION_10).dataIn().length);
        Submission unknown = rig.submit("9E 11 00 00 00 00 00 00 00 00 00 00 00 00 00 00");
        assertEquals("5/24/00", unknown.senseCode());
        assertEquals(1, unknown.sense().field().byteNumber());
    }

    @Test
    void shouldRejectDataInTheWrongDirection() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Submission crossed = rig.prepare(0, 0, READ_10, TaskAttribute.SIMPLE);
        crossed.command().transfer(TaskAttribute.SIMPLE, DataDirection.OUT);
        rig.nexus.submit(crossed.command());
        assertEquals("5/24/00", crossed.senseCode());
        assertEquals(0, rig.stores.last().begun());
    }

    @ParameterizedTest
    @CsvSource({"12 00 00 00 00 00", "28 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"})
    void shouldRefuseRowsThatTheCoreHasOrThatAreTooLong(String usage) {
        OpcodeRow row = OpcodeRow.reading("ROW", usage, DataDirection.IN, ReservationRule.ALLOWED);
        List<SupportedCommand> rows = List.of(new SupportedCommand(row, Task::good));
        assertThrows(IllegalArgumentException.class, () -> CommandTable.of(rows, new Counters()));
    }

    @Test
    void shouldRefuseACodeWithAndWithoutServiceActions() {
        OpcodeRow row = OpcodeRow.reading("ROW", "9E 00 00 00 00 00", DataDirection.IN, ReservationRule.ALLOWED);
        List<SupportedCommand> rows = List.of(new SupportedCommand(row, Task::good),
                new SupportedCommand(row.withServiceAction(3), Task::good));
        assertThrows(IllegalArgumentException.class, () -> CommandTable.of(rows, new Counters()));
    }

    @ParameterizedTest
    @CsvSource({
        // one command: READ(10); one with a service action; unknown; by code or action
        "01 28 00 00,00 23 00 0A 28 00 FF FF FF FF 00 FF FF 00",
        "02 9E 00 10,00 23 00 10 9E 10 FF FF FF FF FF FF FF FF FF FF FF FF 00 00",
        "02 A3 00 0C,00 23 00 0C A3 0C 87 FF FF FF FF FF FF FF 00 00",
        "01 93 00 00,00 01 00 00",
        "02 9E 00 11,00 01 00 00",
        "03 00 00 00,00 23 00 06 00 00 00 00 00 00",
        "03 00 00 01,00 01 00 00",
        "81 00 00 00,00 A3 00 06 00 00 00 00 00 00 00 0A 00 00 00 00 00 00 00 00 00 00"
    })
    void shouldReportOneSupportedOperationCode(String options, String expected) throws Exception {
        byte[] data = new Rig(Manner.INLINE).submit("A3 0C " + options + " 00 00 10 00 00 00").dataIn();
        assertEquals(expected, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(data));
    }

    @ParameterizedTest
    @CsvSource({"01 9E 00 10", "02 28 00 00", "04 00 00 00"})
    void shouldRejectReportingOptionsThatDoNotFit(String options) throws Exception {
        assertEquals("5/24/00", new Rig(Manner.INLINE).submit("A3 0C " + options + " 00 00 10 00 00 00").senseCode());
    }

    @Test
    void shouldReportAllSupportedOperationCodesInOrder() throws Exception {
        byte[] data = new Rig(Manner.INLINE).submit("A3 0C 00 00 00 00 00 00 10 00 00 00").dataIn();
        StringBuilder codes = new StringBuilder();
        for (int i = 4; i < data.length; i += 8) {
            codes.append("%02X ".formatted(data[i]));
        }
        assertEquals("00 03 12 16 17 1B 1C 1D 1E 28 2A 3B 3C 56 57 5E 5E 5E 5E 5F 5F 5F 5F 5F 5F 5F 5F 83 84 84 9E A0 "
                + "A3 A3 A3 C0 C1 C2 C3 C4 C5 C6 C7 C8 ", codes.toString());
        assertEquals(data.length - 4, BigEndian.get32(data, 0));
    }
}
