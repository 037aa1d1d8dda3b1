// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitAttributes.BlockSizes;
import io.hotbay.target.api.UnitAttributes.Deadlines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributesTest {

    private static final String FIRST = "disk:scsi:0,2,0:file:/a";
    private static final String SECOND = "disk:scsi:0,2,1:file:/b";
    /** One of each, all other than the defaults. */
    private static final Map<DeviceAttribute, String> ALL = Map.ofEntries(
            Map.entry(DeviceAttribute.VENDOR, "ACME"), Map.entry(DeviceAttribute.PRODUCT, "FAST DISK"),
            Map.entry(DeviceAttribute.REVISION, "7"), Map.entry(DeviceAttribute.SERIAL, "S-1"),
            Map.entry(DeviceAttribute.NAA, "5000c500a1b2c3d4"), Map.entry(DeviceAttribute.READ_ONLY, "on"),
            Map.entry(DeviceAttribute.WRITE_CACHE, "off"), Map.entry(DeviceAttribute.ROTATION_RATE, "5400"),
            Map.entry(DeviceAttribute.BLOCK_SIZE, "4096"), Map.entry(DeviceAttribute.PHYSICAL_BLOCK_SIZE, "4096"),
            Map.entry(DeviceAttribute.REMOVABLE, "on"), Map.entry(DeviceAttribute.QUEUE_DEPTH, "32"),
            Map.entry(DeviceAttribute.DRAIN, "1500ms"), Map.entry(DeviceAttribute.PARK, "10s"),
            Map.entry(DeviceAttribute.ABORT, "1s"), Map.entry(DeviceAttribute.SHARE, "on"));

    @TempDir
    Path folder;

    private Bench bench;
    private Registry registry;

    @BeforeEach
    void twoDisks() throws RegistryException {
        bench = new Bench(folder).guest("g", FIRST, SECOND);
        registry = bench.registry;
    }

    private void set(String statement, Map<DeviceAttribute, String> values) throws RegistryException {
        registry.setAttributes("g", Statement.parse(statement), values);
    }

    private Map<DeviceAttribute, String> attributes(String statement) throws RegistryException {
        return registry.attributes("g", Statement.parse(statement));
    }

    @Test
    void shouldTellTheDefaultsInTheOrderOfTheTable() throws RegistryException {
        List<String> values = new ArrayList<>(attributes(FIRST).values());
        assertEquals(List.of(DeviceAttribute.values()), List.copyOf(attributes(FIRST).keySet()));
        assertEquals(List.of("HOTBAY", "VIRTUAL DISK", "0001"), values.subList(0, 3));
        assertEquals(List.of("off", "on", "storage", "512", "512", "off", "256", "2s", "20s", "2s"),
                values.subList(5, 15));
        for (Map.Entry<DeviceAttribute, String> entry : attributes(FIRST).entrySet()) {
            assertEquals(entry.getValue(), entry.getKey().parse(entry.getValue()));
        }
    }

    @Test
    void shouldOpenTheUnitWithWhatWasSet() throws RegistryException {
        set(FIRST, ALL);
        assertEquals(ALL, attributes(FIRST));
        registry.start("g");
        assertEquals(
                new UnitAttributes(0x5000_C500_A1B2_C3D4L, "S-1", "ACME", "FAST DISK", "7", true, false, 5400,
                        new BlockSizes(4096, 4096), true, 32,
                        new Deadlines(Duration.ofMillis(1500), Duration.ofSeconds(10), Duration.ofSeconds(1))),
                bench.core.specifications.getFirst().attributes());
    }

    @Test
    void shouldLeaveAllElseAsItWas() throws RegistryException {
        Map<DeviceAttribute, String> expected = attributes(FIRST);
        Map<DeviceAttribute, String> other = attributes(SECOND);
        set(FIRST, Map.of(DeviceAttribute.PARK, "3000ms"));
        expected.put(DeviceAttribute.PARK, "3s");
        assertEquals(expected, attributes(FIRST));
        assertEquals(other, attributes(SECOND));
    }

    @Test
    void shouldSetNothingWhenOneValueIsWrong() throws RegistryException {
        Map<DeviceAttribute, String> before = attributes(FIRST);
        assertRefused("'maybe' is no value of read-only: it takes on or off.",
                () -> set(FIRST, Map.of(DeviceAttribute.VENDOR, "ACME", DeviceAttribute.READ_ONLY, "maybe")));
        assertEquals(before, attributes(FIRST));
    }

    @Test
    void shouldRefuseWhileTheGuestIsStarted() throws RegistryException {
        registry.start("g");
        Map<DeviceAttribute, String> before = attributes(FIRST);
        assertRefused("Guest 'g' is started, and its disks can't become others under it: vendor can't be set; stop the"
                        + " guest first.",
                () -> set(FIRST, Map.of(DeviceAttribute.PARK, "3s", DeviceAttribute.VENDOR, "ACME")));
        assertEquals(before, attributes(FIRST));
        registry.stop("g");
        set(FIRST, Map.of(DeviceAttribute.VENDOR, "ACME"));
        assertEquals("ACME", attributes(FIRST).get(DeviceAttribute.VENDOR));
    }

    @Test
    void shouldChangeLimitsOfRunningUnit() throws RegistryException {
        registry.start("g");
        set(FIRST, Map.of(DeviceAttribute.QUEUE_DEPTH, "8", DeviceAttribute.PARK, "3s"));
        assertEquals("limit /a 8 PT3S", bench.journal.take().getLast());
        assertEquals("8", attributes(FIRST).get(DeviceAttribute.QUEUE_DEPTH));
        assertEquals("256", attributes(SECOND).get(DeviceAttribute.QUEUE_DEPTH));
    }

    @Test
    void shouldRefusePhysicalBlocksThatAreSmallerThanLogicalOnes() throws RegistryException {
        assertRefused("A physical-block-size of 512 is less than the block-size of 4096; set both to 4096.",
                () -> set(FIRST, Map.of(DeviceAttribute.BLOCK_SIZE, "4096")));
        set(FIRST, Map.of(DeviceAttribute.PHYSICAL_BLOCK_SIZE, "4096"));
        assertEquals("512", attributes(FIRST).get(DeviceAttribute.BLOCK_SIZE));
    }

    @Test
    void shouldRefuseAnIdentifierThatAnotherDiskHas() throws RegistryException {
        set(FIRST, Map.of(DeviceAttribute.NAA, "3000000000000001"));
        assertRefused("Guest 'g' has the NAA identifier 3000000000000001 already, as " + FIRST
                        + "; it would take both for one disk, so choose another.",
                () -> set(SECOND, Map.of(DeviceAttribute.NAA, "3000000000000001")));
        set(FIRST, Map.of(DeviceAttribute.NAA, "3000000000000001", DeviceAttribute.VENDOR, "ACME"));
    }

    @Test
    void shouldRefuseDevicesThatAreNotThere() {
        assertRefused("Guest 'g' has no device disk:scsi:0,2,2:file:/c; nothing is at 0,2,2.",
                () -> set("disk:scsi:0,2,2:file:/c", Map.of()));
        assertRefused("Guest 'g' has no device disk:scsi:0,2,2:file:/c; nothing is at 0,2,2.",
                () -> attributes("disk:scsi:0,2,2:file:/c"));
        assertRefused("There is no guest 'h'; there are: g.",
                () -> registry.setAttributes("h", Statement.parse(FIRST), Map.of()));
    }
}
