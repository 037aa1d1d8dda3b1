// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One logical unit in two guests. */
class SharingTest {

    private static final String A = "disk:scsi:0,2,0:file:/a";
    private static final Map<DeviceAttribute, String> SHARE = Map.of(DeviceAttribute.SHARE, "on");

    @TempDir
    Path folder;

    private Bench bench;
    private Registry registry;

    @BeforeEach
    void twoGuests() throws RegistryException {
        bench = new Bench(folder).guest("g", A).guest("h");
        registry = bench.registry;
    }

    private void set(String guest, Map<DeviceAttribute, String> values) throws RegistryException {
        registry.setAttributes(guest, Statement.parse(A), values);
    }

    private Map<DeviceAttribute, String> attributes(String guest) throws RegistryException {
        return registry.attributes(guest, Statement.parse(A));
    }

    private Statement share(String guest, String statement) throws RegistryException {
        return registry.addDevice(guest, Statement.parse(statement), SHARE);
    }

    private void shareBoth() throws RegistryException {
        set("g", SHARE);
        share("h", A);
    }

    @Test
    void shouldNeedConsentOfBothSides() throws RegistryException {
        String sentence = "file:/a is held by guest 'g' as " + A + "; remove that first, or have both share it by"
                + " share=on, that one by 'device-set' while its guest is stopped.";
        assertRefused(sentence, () -> bench.add("h", "disk:scsi::file:/a"));
        assertRefused(sentence, () -> share("h", A));
        set("g", SHARE);
        assertRefused(sentence, () -> bench.add("h", "disk:scsi::file:/a"));
        assertEquals(A, share("h", "disk:scsi::file:/a").toString());
        assertEquals(attributes("g"), attributes("h"));
    }

    @Test
    void shouldMapOneUnitIntoBothPortsAndCloseItWithTheLast() throws RegistryException {
        shareBoth();
        registry.start("g");
        registry.start("h");
        assertEquals(
                List.of("open port g 0.2", "open unit /a", "map g 0.2 0 0 /a", "create adapter g 0.2",
                        "open socket g-0.2.sock", "open port h 0.2", "map h 0.2 0 0 /a", "create adapter h 0.2",
                        "open socket h-0.2.sock"),
                bench.journal.take());
        assertNotEquals(bench.core.ports.getFirst().relativePort(), bench.core.ports.getLast().relativePort());
        registry.stop("g");
        assertEquals(List.of("close socket g-0.2.sock", "close port g 0.2"), bench.journal.take());
        bench.remove("h", A);
        assertEquals(List.of("unmap h 0.2 0 0", "close unit /a"), bench.journal.take());
    }

    @Test
    void shouldKeepTheUnitWhenOneGuestPullsIt() throws RegistryException {
        shareBoth();
        registry.start("g");
        registry.start("h");
        bench.journal.take();
        bench.remove("g", A);
        assertEquals(List.of("unmap g 0.2 0 0"), bench.journal.take());
        assertEquals("open", registry.status("h").devices().getFirst().state());
        assertEquals(A, share("g", A).toString());
        assertEquals(List.of("map g 0.2 0 0 /a"), bench.journal.take());
    }

    @Test
    void shouldSetAttributesOfTheUnitForBoth() throws RegistryException {
        shareBoth();
        registry.start("h");
        assertRefused("Guest 'h' is started, and its disks can't become others under it: vendor can't be"
                        + " set; stop the guest first.",
                () -> set("g", Map.of(DeviceAttribute.VENDOR, "ACME")));
        registry.stop("h");
        set("g", Map.of(DeviceAttribute.VENDOR, "ACME"));
        assertEquals("ACME", attributes("h").get(DeviceAttribute.VENDOR));
        assertRefused("The unit over file:/b has vendor=HOTBAY, as guest 'g' has it, and is to be shared; leave that"
                + " out, and set it for both afterwards.", () -> {
                    share("g", "disk:scsi::file:/b");
                    registry.addDevice("h", Statement.parse("disk:scsi::file:/b"),
                            Map.of(DeviceAttribute.SHARE, "on", DeviceAttribute.VENDOR, "OTHER"));
                });
    }

    @Test
    void shouldNotEndASharingByAnAttribute() throws RegistryException {
        shareBoth();
        assertRefused("file:/a is shared by guest 'h' as " + A + "; share of " + A
                + " stays as it is until that is removed.", () -> set("g", Map.of(DeviceAttribute.SHARE, "off")));
        bench.remove("h", A);
        set("g", Map.of(DeviceAttribute.SHARE, "off"));
        assertEquals("off", attributes("g").get(DeviceAttribute.SHARE));
    }

    @Test
    void shouldShareWithOtherGuestsAndAsOneKindOnly() throws RegistryException {
        set("g", SHARE);
        String sentence = "file:/a is held by guest 'g' as " + A + "; it can be shared with another guest only, and as"
                + " the same kind of device.";
        assertRefused(sentence, () -> share("g", "disk:scsi::file:/a"));
        assertRefused(sentence, () -> share("h", "dvd:scsi::file:/a"));
    }

    @Test
    void shouldShareMemoryByItsLocation() throws RegistryException {
        share("g", "disk:scsi:0,2,1:memory:common=1M");
        bench.add("h", "disk:scsi:0,2,1:memory:own=1M");
        share("h", "disk:scsi:0,2,2:memory:common=1M");
        registry.start("g");
        registry.start("h");
        assertEquals(3, bench.core.specifications.size());
    }

    @Test
    void shouldNameTheHolderWhenAStoreTurnsOutToBeHeld() throws RegistryException {
        bench.add("g", "disk:scsi:0,2,1:memory:m=1M");
        bench.add("h", "disk:scsi:0,2,1:memory:m=1M");
        registry.start("g");
        bench.journal.fail("open unit m=1M");
        assertRefused("memory:m=1M can't be opened, and is held by guest 'g' as disk:scsi:0,2,1:memory:m=1M; stop that"
                + " guest first, or have both share it by share=on.", () -> registry.start("h"));
    }
}
