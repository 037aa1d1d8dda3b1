// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressingTest {

    @ParameterizedTest
    @CsvSource({
        "00,00 00 00 18 00 00 00 00 00 00 00 00 00 00 00 00 00 05 00 00 00 00 00 00 41 00 00 00 00 00 00 00",
        "01,00 00 00 00 00 00 00 00",
        "02,00 00 00 18 00 00 00 00 00 00 00 00 00 00 00 00 00 05 00 00 00 00 00 00 41 00 00 00 00 00 00 00"
    })
    void shouldReportLuns(String select, String expected) throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.port.map(0, 256, rig.unit);
        rig.port.map(0, 5, rig.unit);
        rig.port.map(1, 7, rig.unit);
        byte[] data = rig.submit("A0 00 " + select + " 00 00 00 00 00 10 00 00 00").dataIn();
        assertEquals(expected, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(data));
    }

    @Test
    void shouldCutTheLunListToTheAllocationLength() throws Exception {
        assertEquals(10, new Rig(Manner.INLINE).submit("A0 00 00 00 00 00 00 00 00 0A 00 00").dataIn().length);
    }

    @Test
    void shouldRejectAnUnknownSelectReport() throws Exception {
        assertEquals("5/24/00", new Rig(Manner.INLINE).submit("A0 00 11 00 00 00 00 00 10 00 00 00").senseCode());
    }

    @ParameterizedTest
    @CsvSource({"1,0", "15,0", "16,0", "-1,0", "99,3"})
    void shouldFindNoTarget(int target, int lun) throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        assertEquals(CommandResult.NO_TARGET, rig.submit(rig.nexus, target, lun, "12 00 00 00 60 00").result());
    }

    @ParameterizedTest
    @CsvSource({"1", "16383", "-1"})
    void shouldAnswerForAnAbsentUnitOfATargetThatIsThere(int lun) throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        byte[] inquiry = rig.submit(rig.nexus, 0, lun, "12 00 00 00 60 00").dataIn();
        assertEquals(0x7F, inquiry[0]);
        assertEquals(96, inquiry.length);
        assertEquals("5/25/00", rig.submit(rig.nexus, 0, lun, TinyDeviceType.TEST_UNIT_READY).senseCode());
        assertEquals("5/24/00", rig.submit(rig.nexus, 0, lun, "12 01 80 00 60 00").senseCode());
        byte[] sense = rig.submit(rig.nexus, 0, lun, "03 00 00 00 12 00").dataIn();
        assertEquals(0x05, sense[2]);
        assertEquals(0x25, sense[12]);
        assertEquals(16, rig.submit(rig.nexus, 0, lun, "A0 00 00 00 00 00 00 00 10 00 00 00").dataIn().length);
    }

    @Test
    void shouldTellTheOthersOfATargetWhenItsUnitsChange() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.port.map(0, 1, rig.unit);
        assertEquals("6/3F/0E", rig.submit(TinyDeviceType.TEST_UNIT_READY).senseCode());
        assertEquals("6/29/01", rig.submit(rig.nexus, 0, 1, TinyDeviceType.TEST_UNIT_READY).senseCode());
        rig.port.unmap(0, 1);
        assertEquals("6/3F/0E", rig.submit(TinyDeviceType.TEST_UNIT_READY).senseCode());
        assertEquals(CommandResult.GOOD, rig.submit(TinyDeviceType.TEST_UNIT_READY).result());
    }

    @Test
    void shouldRefuseAnAddressThatIsTaken() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        LogicalUnit second = rig.open("second");
        assertThrows(IllegalStateException.class, () -> rig.port.map(0, 0, second));
    }
}
