// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.scsi.AdditionalSense.BUS_DEVICE_RESET_FUNCTION_OCCURRED;
import static io.hotbay.scsi.AdditionalSense.CAPACITY_DATA_HAS_CHANGED;
import static io.hotbay.scsi.AdditionalSense.MODE_PARAMETERS_CHANGED;
import static io.hotbay.scsi.AdditionalSense.POWER_ON_OCCURRED;
import static io.hotbay.scsi.AdditionalSense.SCSI_BUS_RESET_OCCURRED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitAttentionsTest {

    private final UnitAttentions attentions = new UnitAttentions();

    private List<AdditionalSense> takeAll() {
        List<AdditionalSense> all = new ArrayList<>();
        for (AdditionalSense next = attentions.take(); next != null; next = attentions.take()) {
            all.add(next);
        }
        return all;
    }

    @Test
    void shouldReportConditionsInOrderOfArrivalAndOnce() {
        attentions.raise(CAPACITY_DATA_HAS_CHANGED);
        attentions.raise(MODE_PARAMETERS_CHANGED);
        attentions.raise(CAPACITY_DATA_HAS_CHANGED);
        assertEquals(List.of(CAPACITY_DATA_HAS_CHANGED, MODE_PARAMETERS_CHANGED), takeAll());
        assertNull(attentions.take());
    }

    @Test
    void shouldReportTheGreatestResetFirstAndOnlyThat() {
        attentions.raise(CAPACITY_DATA_HAS_CHANGED);
        attentions.raise(BUS_DEVICE_RESET_FUNCTION_OCCURRED);
        attentions.raise(SCSI_BUS_RESET_OCCURRED);
        attentions.raise(BUS_DEVICE_RESET_FUNCTION_OCCURRED);
        assertEquals(List.of(SCSI_BUS_RESET_OCCURRED, CAPACITY_DATA_HAS_CHANGED), takeAll());
    }

    @Test
    void shouldForgetAllByAPowerOn() {
        attentions.raise(CAPACITY_DATA_HAS_CHANGED);
        attentions.raise(SCSI_BUS_RESET_OCCURRED);
        attentions.raise(POWER_ON_OCCURRED);
        attentions.raise(SCSI_BUS_RESET_OCCURRED);
        assertEquals(List.of(POWER_ON_OCCURRED), takeAll());
    }

    @Test
    void shouldReportThePowerOnToANewNexusOnce() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Nexus fresh = rig.port.connect(new TransportId(TransportProtocol.PARALLEL_SCSI, "6"));
        assertEquals("6/29/01", rig.submit(fresh, TinyDeviceType.READ_10).senseCode());
        assertEquals(0, rig.stores.last().begun());
        assertEquals(CommandResult.GOOD, rig.submit(fresh, TinyDeviceType.READ_10).result());
    }

    @Test
    void shouldGiveTheConditionToRequestSenseAsData() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.manage(TaskManagementFunction.BUS_RESET);
        byte[] sense = rig.submit("03 00 00 00 12 00").dataIn();
        assertEquals(18, sense.length);
        assertEquals(0x70, sense[0]);
        assertEquals(0x06, sense[2]);
        assertEquals(0x29, sense[12]);
        assertEquals(0x02, sense[13]);
        assertEquals(0, rig.submit("03 00 00 00 12 00").dataIn()[2]);
        assertEquals(CommandResult.GOOD, rig.submit(TinyDeviceType.TEST_UNIT_READY).result());
    }

    @Test
    void shouldTellSenseOfTheDeviceTypeBehindTheConditions() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.devices.polled = Sense.of(SenseKey.NOT_READY, AdditionalSense.LOGICAL_UNIT_NOT_READY_FORMAT_IN_PROGRESS)
                .withProgress(0x8000);
        rig.manage(TaskManagementFunction.BUS_RESET);
        assertEquals(0x29, rig.submit("03 00 00 00 12 00").dataIn()[12]);
        assertEquals("700002000000000a00000000040400808000",
                HexFormat.of().formatHex(rig.submit("03 00 00 00 12 00").dataIn()));
        assertEquals("72020404000000080206000080800000",
                HexFormat.of().formatHex(rig.submit("03 01 00 00 12 00").dataIn()));
    }

    @Test
    void shouldGiveSenseInDescriptorFormatWhenTheDeviceTypeSaysSo() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        assertEquals(0x70, rig.submit("FF 00 00 00 00 00").sense().bytes()[0]);
        rig.devices.descriptorSense = true;
        assertEquals(0x72, rig.submit("FF 00 00 00 00 00").sense().bytes()[0]);
    }

    @Test
    void shouldTellTheDeviceTypeOfLostNexuses() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.nexus.lose();
        assertEquals(List.of(rig.nexus), rig.devices.lost);
    }

    @Test
    void shouldCutSenseDataToTheAllocationLength() throws Exception {
        assertEquals(4, new Rig(Manner.INLINE).submit("03 00 00 00 04 00").dataIn().length);
    }

    @Test
    void shouldForgetThatUnitsChangedWhenTheyAreReported() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Nexus other = rig.connect("6");
        rig.port.map(0, 3, rig.open("second"));
        assertEquals(CommandResult.GOOD, rig.submit("A0 00 00 00 00 00 00 00 10 00 00 00").result());
        assertEquals(CommandResult.GOOD, rig.submit(TinyDeviceType.TEST_UNIT_READY).result());
        assertEquals("6/3F/0E", rig.submit(other, TinyDeviceType.TEST_UNIT_READY).senseCode());
    }
}
