// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.registry.api.RegistryException;
import io.hotbay.target.api.TransportProtocol;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacementTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeGuest() throws RegistryException {
        bench = new Bench(folder).guest("g");
    }

    @Test
    void shouldBeginAtSlotTwoWithTargetZero() throws RegistryException {
        assertEquals("disk:scsi:0,2,0:file:/a", bench.add("g", "disk:scsi::file:/a"));
        assertEquals("disk:scsi:0,2,1:file:/b", bench.add("g", "disk:scsi::file:/b"));
    }

    @Test
    void shouldFillTheFirstFreeTarget() throws RegistryException {
        bench.add("g", "disk:scsi:0,2,0:file:/a");
        bench.add("g", "disk:scsi:0,2,2:file:/c");
        assertEquals("disk:scsi:0,2,1:file:/b", bench.add("g", "disk:scsi::file:/b"));
        assertEquals("disk:scsi:0,2,3:file:/d", bench.add("g", "disk:scsi:0,2:file:/d"));
        bench.remove("g", "disk:scsi:0,2,1:file:/b");
        assertEquals("disk:scsi:0,2,1:file:/e", bench.add("g", "disk:scsi::file:/e"));
    }

    @Test
    void shouldPreferAnAdapterThatIsThere() throws RegistryException {
        bench.add("g", "disk:scsi:0,5,3:file:/a");
        assertEquals("disk:scsi:0,5,0:file:/b", bench.add("g", "disk:scsi::file:/b"));
    }

    @Test
    void shouldTakeTheNextSlotWhenAnAdapterIsFull() throws RegistryException {
        for (int target = 0; target < 15; target++) {
            assertEquals("disk:scsi:0,2," + target + ":file:/" + target, bench.add("g", "disk:scsi::file:/" + target));
        }
        assertRefused("All 15 targets of adapter 0,2 of guest 'g' are taken; use another slot.",
                () -> bench.add("g", "disk:scsi:0,2:file:/b"));
        assertEquals("disk:scsi:0,3,0:file:/b", bench.add("g", "disk:scsi::file:/b"));
    }

    @Test
    void shouldKeepAdapterTypesApart() throws RegistryException {
        bench.add("g", "disk:scsi::file:/a");
        assertEquals("disk:avio_stor:0,3,0:file:/b", bench.add("g", "disk:avio_stor::file:/b"));
        assertRefused("Slot 0,2 of guest 'g' holds an adapter of type scsi, so that none of type avio_stor can be"
                + " there;"
                + " use another slot.", () -> bench.add("g", "disk:avio_stor:0,2,5:file:/c"));
    }

    @Test
    void shouldRefuseSlotsOfTheMachine() {
        assertRefused("Slot 0 is not possible: slots 0 and 1 are taken on QEMU's pc machine; use 2 to 7.",
                () -> bench.add("g", "disk:scsi:0,0,0:file:/a"));
        assertRefused("Slot 1 is not possible: slots 0 and 1 are taken on QEMU's pc machine; use 2 to 7.",
                () -> bench.add("g", "disk:scsi:0,1:file:/a"));
        assertRefused("Bus 1 is not possible: the VMM's machine has PCI bus 0 only; say 0,2 or leave the address open.",
                () -> bench.add("g", "disk:scsi:1,2,0:file:/a"));
    }

    @Test
    void shouldRefuseATargetThatIsTaken() throws RegistryException {
        bench.add("g", "disk:scsi:0,2,4:file:/a");
        assertRefused("Address 0,2,4 of guest 'g' is taken by disk:scsi:0,2,4:file:/a; use another target or leave it"
                + " open.",
                () -> bench.add("g", "disk:scsi:0,2,4:file:/b"));
    }

    @Test
    void shouldRefuseTheAdaptersOwnTarget() {
        assertRefused("Target 15 is not possible: an adapter of type scsi has the targets 0 to 14.",
                () -> bench.add("g", "disk:scsi:0,2,15:file:/a"));
    }

    @Test
    void shouldRefuseWhenEverySlotIsFull() throws RegistryException {
        bench.registry.arrived(new RecordingAdapterType(bench.journal, TransportProtocol.NONE, 1), "small");
        for (int slot = 2; slot <= 7; slot++) {
            assertEquals("disk:small:0," + slot + ",0:file:/" + slot, bench.add("g", "disk:small::file:/" + slot));
        }
        assertRefused("Guest 'g' has an adapter in each of the slots 2 to 7 and no free target on one of type small;"
                + " remove a device first.", () -> bench.add("g", "disk:small::file:/a"));
    }
}
