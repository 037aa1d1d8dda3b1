// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.EXCLUSIVE;
import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.TaskAttribute;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.internal.ScriptedStore.Manner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Task attributes (SAM-5 8.7), as the store sees them. */
class OrderingTest {

    @ParameterizedTest
    @CsvSource({
        // older, newer, whether the newer one begins while the older one is in the store
        "SIMPLE,        SIMPLE,        begins",
        "SIMPLE,        ORDERED,       waits",
        "SIMPLE,        HEAD_OF_QUEUE, begins",
        "ORDERED,       SIMPLE,        waits",
        "ORDERED,       ORDERED,       waits",
        "ORDERED,       HEAD_OF_QUEUE, begins",
        "HEAD_OF_QUEUE, SIMPLE,        waits",
        "HEAD_OF_QUEUE, ORDERED,       waits",
        "HEAD_OF_QUEUE, HEAD_OF_QUEUE, begins"
    })
    void shouldOrderANewTaskBehindAnOlderOne(TaskAttribute older, TaskAttribute newer, String expected)
            throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission first = rig.submit(READ_10, older);
        Submission second = rig.submit(READ_10, newer);
        assertEquals(expected.equals("begins") ? 2 : 1, rig.stores.last().begun());
        rig.stores.last().end(StoreOutcome.DONE);
        if (expected.equals("begins")) {
            rig.stores.last().end(StoreOutcome.DONE);
        } else {
            assertEquals(2, rig.stores.last().begun());
            rig.stores.last().end(StoreOutcome.DONE);
        }
        assertEquals(CommandResult.GOOD, first.result());
        assertEquals(CommandResult.GOOD, second.result());
        assertEquals(0, rig.unit.counters().inside());
        rig.submit(READ_10);
        rig.submit(READ_10);
        assertEquals(4, rig.stores.last().begun());
    }

    @Test
    void shouldKeepSimpleTasksBehindAWaitingOrderedOneButNotHeads() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        rig.submit(READ_10);
        rig.submit(READ_10, TaskAttribute.ORDERED);
        rig.submit(READ_10);
        assertEquals(1, rig.stores.last().begun());
        rig.submit(READ_10, TaskAttribute.HEAD_OF_QUEUE);
        assertEquals(2, rig.stores.last().begun());
        assertEquals(2, rig.unit.counters().waiting());
    }

    @Test
    void shouldTreatExclusiveRowsAsOrdered() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        rig.submit(READ_10);
        rig.submit(EXCLUSIVE, TaskAttribute.HEAD_OF_QUEUE);
        assertEquals(1, rig.stores.last().begun());
    }

    @Test
    void shouldRefuseTheAttributeOfAConditionThatThereIsNot() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        assertEquals("5/49/00", rig.submit(READ_10, TaskAttribute.ACA).senseCode());
        assertEquals("5/24/00", rig.submit("28 00 00 00 00 00 00 00 01 04").senseCode());
        assertEquals(0, rig.stores.last().begun());
    }
}
