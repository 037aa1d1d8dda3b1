// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.TaskAttribute;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue depth of a unit, for each I_T nexus (SAM-5 5.3.1). */
class TaskSetFullTest {

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(Manner.HOLDING);
    }

    private void depth(int depth) {
        rig.unit.limit(depth, rig.unit.specification().attributes().deadlines());
    }

    private List<Submission> submit(Nexus nexus, int count) {
        List<Submission> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(rig.submit(nexus, READ_10));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64, 255})
    void shouldTakeAsManyAsTheDepthAndNoMore(int depth) {
        depth(depth);
        submit(rig.nexus, depth);
        assertEquals(CommandResult.TASK_SET_FULL, rig.submit(READ_10).result());
        assertEquals(depth, rig.stores.last().begun());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(0, rig.submit(READ_10).ends());
        assertEquals(CommandResult.TASK_SET_FULL, rig.submit(READ_10).result());
    }

    @Test
    void shouldCountEachNexusForItself() {
        Nexus other = rig.connect("6");
        depth(2);
        submit(rig.nexus, 2);
        submit(other, 2).forEach(each -> assertEquals(0, each.ends()));
        assertEquals(CommandResult.TASK_SET_FULL, rig.submit(other, READ_10).result());
    }

    @Test
    void shouldCountWaitingCommands() {
        depth(2);
        rig.submit(READ_10);
        rig.submit(READ_10, TaskAttribute.ORDERED);
        assertEquals(1, rig.stores.last().begun());
        assertEquals(CommandResult.TASK_SET_FULL, rig.submit(READ_10).result());
    }

    @Test
    void shouldAnswerTheCoresOwnCommandsBesideAFullSet() {
        depth(1);
        rig.submit(READ_10);
        assertEquals(96, rig.submit("12 00 00 00 60 00").dataIn().length);
        assertEquals(8, rig.submit("5E 00 00 00 00 00 00 00 08 00").dataIn().length);
    }

    @Test
    void shouldHaveNoLimitOfItsOwnByDefault() {
        submit(rig.nexus, 300).forEach(each -> assertEquals(0, each.ends()));
    }
}
