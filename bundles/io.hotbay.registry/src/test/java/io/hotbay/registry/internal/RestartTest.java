// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import io.hotbay.target.api.UnitRecord;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a registry finds that starts where another ended, at whatever moment. */
class RestartTest extends RestartableRegistry {

    @Test
    void shouldFindGuestsDevicesAndAttributesAgain() throws RegistryException {
        registry.setAttributes("g", Statement.parse(A), Map.of(DeviceAttribute.VENDOR, "ACME"));
        Map<DeviceAttribute, String> before = registry.attributes("g", Statement.parse(A));
        bench.guest("h");
        registry.removeGuest("h");
        bench.remove("g", B);
        restart();
        registry.restore();
        assertEquals(List.of("g"), registry.guests());
        assertEquals(List.of("stopped"), states());
        assertEquals(before, registry.attributes("g", Statement.parse(A)));
        assertEquals("stopped", registry.status("g").state());
    }

    @Test
    void shouldServeWhatWasServed() throws RegistryException {
        registry.start("g");
        Object socket = registry.status("g").adapters();
        Object specification = bench.core.specifications.getFirst().attributes();
        Object port = bench.core.ports.getFirst();
        restart();
        assertEquals("to be started", registry.status("g").state());
        registry.restore();
        assertEquals("started", registry.status("g").state());
        assertEquals(socket, registry.status("g").adapters());
        assertEquals(specification, bench.core.specifications.getFirst().attributes());
        assertEquals(port, bench.core.ports.getFirst());
        registry.close();
        restart();
        registry.restore();
        assertTrue(registry.status("g").served());
        registry.stop("g");
        restart();
        registry.restore();
        assertFalse(registry.status("g").served());
    }

    @Test
    void shouldWaitForPartsWithoutFailing() throws RegistryException {
        registry.start("g");
        restart();
        registry.departed(bench.scsi, "scsi");
        registry.departed(bench.transport);
        bench.core.absent.add("file");
        registry.restore();
        assertEquals("to be started: it waits for adapter type 'scsi'", registry.status("g").state());
        registry.arrived(bench.scsi, "scsi");
        registry.restore();
        assertEquals("to be started: it waits for device type 'disk' and store type 'file'",
                registry.status("g").state());
        bench.core.absent.clear();
        registry.restore();
        assertEquals("to be started: it waits for a PCI transport", registry.status("g").state());
        assertEquals(List.of(), bench.journal.take());
        registry.arrived(bench.transport);
        registry.restore();
        assertEquals("started", registry.status("g").state());
    }

    @Test
    void shouldTryAgainWhenTheServingFailed() throws RegistryException {
        registry.start("g");
        restart();
        bench.journal.fail("open socket g-0.2.sock");
        registry.restore();
        assertEquals("to be started: The socket g-0.2.sock is served by process 13; stop that first.",
                registry.status("g").state());
        assertEquals(List.of(), bench.journal.open());
        bench.journal.fail("");
        registry.restore();
        assertTrue(registry.status("g").served());
    }

    @Test
    void shouldStopToWait() throws RegistryException {
        registry.start("g");
        restart();
        registry.departed(bench.transport);
        registry.restore();
        registry.stop("g");
        registry.arrived(bench.transport);
        registry.restore();
        assertEquals("stopped", registry.status("g").state());
    }

    @Test
    void shouldComeUpWithoutWhatIsGone() throws RegistryException {
        registry.start("g");
        restart();
        bench.journal.fail("open unit /a");
        registry.restore();
        assertTrue(registry.status("g").served());
        assertEquals(List.of("missing: The file /a is in use by process 12; end that first.", "open"), states());
        assertRefused("The file /a is in use by process 12; end that first.",
                () -> registry.acceptStorage("g", Statement.parse(A)));
        bench.journal.fail("");
        registry.acceptStorage("g", Statement.parse(A));
        assertEquals(List.of("open", "open"), states());
    }

    @Test
    void shouldNotFollowStorageThatIsNotWhatItWas() throws RegistryException {
        registry.start("g");
        registry.stop("g");
        bench.core.blocks.put("/a", 4096L);
        String changed = "The storage of " + A + " is not what it was: 2097152 bytes, identity /a; before: 1048576"
                + " bytes, identity /a; 'device-accept g " + A + "' takes it as it is now.";
        assertRefused(changed, () -> registry.start("g"));
        assertEquals(List.of(), bench.journal.open());

        bench.core.blocks.clear();
        registry.start("g");
        restart();
        bench.core.blocks.put("/a", 4096L);
        registry.restore();
        assertEquals(List.of("missing: " + changed, "open"), states());
        registry.acceptStorage("g", Statement.parse(A));
        assertEquals(List.of("open", "open"), states());
        assertEquals(2097152, registry.status("g").devices().getFirst().bytes());

        restart();
        bench.core.blocks.put("/a", 4096L);
        registry.restore();
        assertEquals(List.of("open", "open"), states());
    }

    @Test
    void shouldKeepTheSizeThatADeviceWasGivenUnderItsGuest() throws RegistryException {
        assertRefused("Guest 'g' has not got " + A + " at this moment; its size is taken when it comes: 'guest-start',"
                + " or 'device-accept' where the storage is not what it was.",
                () -> registry.resizeDevice("g", Statement.parse(A)));
        registry.start("g");
        bench.core.blocks.put("/a", 4096L);
        assertEquals(2097152, registry.resizeDevice("g", Statement.parse(A)));
        bench.journal.fail("measure /a");
        assertRefused("'/a' is not what it was.", () -> registry.resizeDevice("g", Statement.parse(A)));
        restart();
        bench.core.blocks.put("/a", 4096L);
        registry.restore();
        assertEquals(List.of("open", "open"), states());
    }

    @Test
    void shouldAcceptWhileTheGuestIsStopped() throws RegistryException {
        registry.start("g");
        registry.stop("g");
        bench.core.blocks.put("/a", 4096L);
        registry.acceptStorage("g", Statement.parse(A));
        registry.start("g");
        assertEquals(List.of("open", "open"), states());
    }

    @Test
    void shouldRefuseChangesWhileTheFileIsDamagedAndNeverWriteOverIt() throws Exception {
        registry.start("g");
        byte[] whole = Files.readAllBytes(file());
        Files.writeString(file(), "hotbay-state 9\n");
        restart();
        registry.restore();
        assertEquals(List.of(), registry.guests());
        String sentence = registry.trouble().orElseThrow();
        assertEquals("The state file " + file() + " can't be used: it has version 9, of a newer Hotbay; this one"
                + " knows 1; its guests are not there, and no change is possible until it is repaired or moved away.",
                sentence);
        assertRefused(sentence, () -> registry.createGuest("h"));
        assertRefused(sentence, () -> registry.start("g"));
        assertEquals("hotbay-state 9\n", Files.readString(file()));

        Files.write(file(), whole);
        registry.createGuest("h");
        assertTrue(registry.trouble().isEmpty());
        assertEquals(List.of("g", "h"), registry.guests());
        assertTrue(registry.status("g").served());
    }

    @Test
    void shouldStartAnewWhenADamagedFileIsMovedAway() throws Exception {
        Files.writeString(file(), "");
        restart();
        Files.delete(file());
        registry.createGuest("h");
        assertEquals(List.of("h"), registry.guests());
    }

    @Test
    void shouldKeepTheRecordsOfAUnitAsLongAsTheDevice() throws Exception {
        registry.start("g");
        bench.core.specifications.getFirst().records().save("disk", new UnitRecord("disk", 3, new byte[] {7}));
        restart();
        registry.restore();
        UnitRecord kept = bench.core.specifications.getFirst().records().load("disk");
        assertEquals(3, kept == null ? 0 : kept.version());
        assertEquals(null, bench.core.specifications.get(1).records().load("disk"));
        bench.remove("g", A);
        assertEquals(null, bench.core.specifications.getFirst().records().load("disk"));
    }
}
