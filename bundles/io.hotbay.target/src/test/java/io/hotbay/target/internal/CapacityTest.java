// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.internal.ScriptedStore.Manner;
import org.junit.jupiter.api.Test;

/** A store becomes larger under its unit. */
class CapacityTest {

    private static final CommandResult CHANGED =
            CommandResult.check(Sense.unitAttention(AdditionalSense.CAPACITY_DATA_HAS_CHANGED));

    private final Rig rig;

    CapacityTest() throws UnitException {
        rig = new Rig(Manner.INLINE);
    }

    private static StoreFacts blocks(long count) {
        return new StoreFacts("the store", 512, count, true, false, false);
    }

    @Test
    void shouldTellEachNexusOnceOfALargerStore() throws Exception {
        rig.stores.become(blocks(4096));
        assertEquals(2048, rig.unit.facts().blockCount());
        ScriptedStore before = rig.stores.last();
        rig.unit.takeCapacity();
        assertNotSame(before, rig.stores.last());
        assertEquals(4096, rig.unit.facts().blockCount());
        assertEquals(GateState.OPEN, rig.unit.gate());
        assertEquals(CHANGED, rig.submit(READ_10).result());
        assertEquals(CommandResult.GOOD, rig.submit(READ_10).result());
    }

    @Test
    void shouldSayNothingOfTheSameCapacity() throws Exception {
        rig.unit.takeCapacity();
        assertEquals(CommandResult.GOOD, rig.submit(READ_10).result());
    }

    @Test
    void shouldStayParkedOverASmallerStoreUntilItIsWhatItWas() throws Exception {
        rig.stores.become(blocks(1024));
        UnitException refused = assertThrows(UnitException.class, rig.unit::takeCapacity);
        assertTrue(refused.getMessage().contains("is not what it was: identity the store, 1024 blocks"),
                refused.getMessage());
        assertEquals(GateState.PARKED, rig.unit.gate());
        Submission waiting = rig.submit(READ_10);
        assertEquals(0, waiting.ends());
        rig.stores.become(blocks(2048));
        rig.unit.takeCapacity();
        assertEquals(CommandResult.GOOD, waiting.result());
    }

    @Test
    void shouldStillRefuseASuccessorOfAnotherSize() {
        rig.core.remove("store type scripted", rig.stores);
        rig.core.addStoreType("scripted", new ScriptedStoreType(blocks(4096), Manner.INLINE));
        assertEquals(GateState.PARKED, rig.unit.gate());
    }

    @Test
    void shouldNotCloseWhatWouldBeLost() {
        rig.stores.forgetting();
        ScriptedStore before = rig.stores.last();
        UnitException refused = assertThrows(UnitException.class, rig.unit::takeCapacity);
        assertEquals("The store type 'scripted' loses what is in a store when that is closed, so that the size of 'here'"
                + " can't change; add a new device.", refused.getMessage());
        assertSame(before, rig.stores.last());
        assertEquals(CommandResult.GOOD, rig.submit(READ_10).result());
    }

    @Test
    void shouldChangeNothingWithoutTheTypes() {
        rig.core.remove("store type scripted", rig.stores);
        UnitException refused = assertThrows(UnitException.class, rig.unit::takeCapacity);
        assertEquals("The store type 'scripted' is not installed; start the bundle that brings it.",
                refused.getMessage());
        assertEquals(GateState.PARKED, rig.unit.gate());
    }
}
