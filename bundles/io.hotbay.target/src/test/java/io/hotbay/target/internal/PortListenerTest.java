// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.PortListener;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortListenerTest {

    /** Writes down what it hears, and on which thread. */
    private static final class Heard implements PortListener {

        private final List<String> changes = new ArrayList<>();
        private final List<Thread> threads = new ArrayList<>();

        @Override
        public void unitMapped(int target, int lun) {
            changes.add("+" + target + "," + lun);
            threads.add(Thread.currentThread());
        }

        @Override
        public void unitUnmapped(int target, int lun) {
            changes.add("-" + target + "," + lun);
            threads.add(Thread.currentThread());
        }
    }

    private final Rig rig;
    private final Heard heard = new Heard();

    PortListenerTest() throws Exception {
        rig = new Rig(Manner.INLINE);
        rig.port.listen(heard);
    }

    @Test
    void shouldTellOfChangesInOrderOnTheThreadThatMakesThem() {
        rig.port.map(15, 3, rig.unit);
        rig.port.unmap(15, 3);
        rig.port.unmap(0, 0);
        rig.port.map(0, 0, rig.unit);
        assertEquals(List.of("+15,3", "-15,3", "-0,0", "+0,0"), heard.changes);
        assertEquals(List.of(Thread.currentThread()), heard.threads.stream().distinct().toList());
    }

    @Test
    void shouldTellAfterTheChange() {
        List<CommandResult> inquiries = new ArrayList<>();
        rig.port.listen(new PortListener() {
            @Override
            public void unitMapped(int target, int lun) {
                inquiries.add(rig.submit(rig.nexus, target, lun, "12 00 00 00 60 00").result());
            }

            @Override
            public void unitUnmapped(int target, int lun) {
                inquiries.add(rig.submit(rig.nexus, target, lun, "12 00 00 00 60 00").result());
            }
        });
        rig.port.map(4, 0, rig.unit);
        rig.port.unmap(4, 0);
        assertEquals(List.of(CommandResult.GOOD, CommandResult.NO_TARGET), inquiries);
    }

    @Test
    void shouldTellOfAUnitThatIsClosedWhereverItIs() {
        rig.port.map(2, 7, rig.unit);
        rig.unit.close();
        assertEquals(List.of("+2,7", "-0,0", "-2,7"), heard.changes);
    }

    @Test
    void shouldNotTellOfChangesThatAreNone() throws Exception {
        LogicalUnit second = rig.open("second");
        assertThrows(IllegalStateException.class, () -> rig.port.map(0, 0, second));
        rig.port.unmap(5, 0);
        assertEquals(List.of(), heard.changes);
    }

    @Test
    void shouldTellTheLatestListenerAlone() {
        Heard later = new Heard();
        rig.port.listen(later);
        rig.port.map(1, 0, rig.unit);
        assertEquals(List.of("+1,0"), later.changes);
        assertEquals(List.of(), heard.changes);
    }

    @Test
    void shouldTellNobodyWhenThePortIsClosed() {
        rig.port.close();
        rig.port.listen(heard);
        rig.unit.close();
        assertEquals(List.of(), heard.changes);
    }

    @Test
    void shouldMapAndUnmapAlthoughTheListenerFails() {
        rig.port.listen(new PortListener() {
            @Override
            public void unitMapped(int target, int lun) {
                throw new IllegalStateException("expected");
            }

            @Override
            public void unitUnmapped(int target, int lun) {
                throw new AssertionError("expected");
            }
        });
        rig.port.map(1, 0, rig.unit);
        assertEquals("6/29/01", rig.submit(rig.nexus, 1, 0, TinyDeviceType.TEST_UNIT_READY).senseCode());
        rig.port.unmap(1, 0);
        assertEquals(CommandResult.NO_TARGET,
                rig.submit(rig.nexus, 1, 0, TinyDeviceType.TEST_UNIT_READY).result());
    }
}
