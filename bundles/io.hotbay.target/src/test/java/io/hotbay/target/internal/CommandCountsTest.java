// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static io.hotbay.target.internal.TinyDeviceType.TEST_UNIT_READY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.target.api.CommandCount;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandCountsTest {

    @Test
    void shouldCountEachCommandOfTheTableByItsEnd() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.submit(READ_10);
        rig.submit(READ_10);
        rig.submit("28 01 00 00 00 00 00 00 01 00");
        rig.submit("FF 00 00 00 00 00");
        rig.submit("12 00 00 00 24 00");
        // the first TEST UNIT READY met the power-on
        assertEquals(List.of(
                new CommandCount("TEST UNIT READY", 1, 1),
                new CommandCount("INQUIRY", 1, 0),
                new CommandCount("READ(10)", 3, 1),
                new CommandCount("(unknown)", 1, 1)), rig.unit.commandCounts());
        assertEquals(6, rig.unit.counters().commands());
        assertEquals(3, rig.unit.counters().failed());
    }

    @Test
    void shouldGoOnCountingAfterADeviceTypeWasReplaced() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.submit(READ_10);
        rig.departDevices();
        rig.arriveDevices();
        rig.submit(READ_10);
        rig.submit(TEST_UNIT_READY);
        assertEquals(List.of(
                new CommandCount("TEST UNIT READY", 2, 1),
                new CommandCount("READ(10)", 2, 0)), rig.unit.commandCounts());
    }

    @Test
    void shouldCountServiceActionsByTheirNames() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.submit("5E 00 00 00 00 00 00 00 08 00");
        rig.submit("5E 02 00 00 00 00 00 00 08 00");
        assertEquals(List.of("PERSISTENT RESERVE IN, READ KEYS", "PERSISTENT RESERVE IN, REPORT CAPABILITIES"),
                rig.unit.commandCounts().stream().map(CommandCount::name).skip(1).toList());
    }
}
