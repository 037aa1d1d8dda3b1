// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.registry.api.RegistryException;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TransportProtocol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingTest {

    private static final String BROKEN = "Guest 'g' can't be started: a part of the platform failed"
            + " (io.hotbay.registry.internal.Journal$Failure: failed: %s); see the log.";

    @TempDir
    Path folder;

    private Bench bench;
    private Registry registry;

    @BeforeEach
    void makeGuest() throws RegistryException {
        bench = new Bench(folder)
                .guest("g", "disk:scsi:0,2,0:file:/a", "disk:scsi:0,2,3:file:/b", "disk:scsi:0,4,0:file:/c");
        registry = bench.registry;
    }

    @Test
    void shouldServeWhenEveryStoreIsOpenAndEndInReverse() throws RegistryException {
        registry.start("g");
        assertEquals(
                List.of("open port g 0.2", "open unit /a", "map g 0.2 0 0 /a", "open unit /b", "map g 0.2 3 0 /b",
                        "create adapter g 0.2", "open port g 0.4", "open unit /c", "map g 0.4 0 0 /c",
                        "create adapter g 0.4",
                        "open socket g-0.2.sock", "open socket g-0.4.sock"),
                bench.journal.take());
        registry.stop("g");
        assertEquals(
                List.of("close socket g-0.4.sock", "close unit /c", "close port g 0.4",
                        "close socket g-0.2.sock", "close unit /b", "close unit /a", "close port g 0.2"),
                bench.journal.take());
    }

    @Test
    void shouldNameUnitsAfterGuestAndStatement() throws RegistryException {
        registry.start("g");
        assertEquals("g disk:scsi:0,2,0:file:/a", bench.core.specifications.getFirst().name());
        assertEquals("disk", bench.core.specifications.getFirst().deviceType());
        assertEquals("file", bench.core.specifications.getFirst().storeType());
    }

    @Test
    void shouldCountTheInitiatorAmongTheIdentifiersOfABus() throws RegistryException {
        registry.arrived(new RecordingAdapterType(bench.journal, TransportProtocol.NONE, 4), "other");
        bench.add("g", "disk:other::file:/d");
        registry.start("g");
        assertEquals(
                List.of(new PortSpecification("g 0.2", TransportProtocol.PARALLEL_SCSI, 16, 1),
                        new PortSpecification("g 0.3", TransportProtocol.NONE, 4, 3),
                        new PortSpecification("g 0.4", TransportProtocol.PARALLEL_SCSI, 16, 2)),
                bench.core.ports);
    }

    @ParameterizedTest
    @CsvSource({
        "open port g 0.2", "map g 0.2 0 0 /a", "map g 0.2 3 0 /b", "create adapter g 0.2",
        "open port g 0.4", "map g 0.4 0 0 /c", "create adapter g 0.4",
    })
    void shouldUndoAllWhenAPartBreaks(String step) throws RegistryException {
        bench.journal.fail(step);
        assertRefused(BROKEN.formatted(step), () -> registry.start("g"));
        assertStoppedAndWhole();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "open unit /a           | The file /a is in use by process 12; end that first.",
        "open unit /b           | The file /b is in use by process 12; end that first.",
        "open unit /c           | The file /c is in use by process 12; end that first.",
        "open socket g-0.2.sock | The socket g-0.2.sock is served by process 13; stop that first.",
        "open socket g-0.4.sock | The socket g-0.4.sock is served by process 13; stop that first.",
    })
    void shouldUndoAllWhenAPartRefuses(String step, String sentence) throws RegistryException {
        bench.journal.fail(step);
        assertRefused(sentence, () -> registry.start("g"));
        assertStoppedAndWhole();
    }

    @Test
    void shouldUndoAllWhenTheHostIsExhausted() throws RegistryException {
        bench.journal.exhaust("open socket g-0.4.sock");
        assertRefused("Guest 'g' can't be started: a part of the platform failed (java.lang.OutOfMemoryError: no more"
                + " threads); see the log.", () -> registry.start("g"));
        bench.journal.exhaust("");
        assertStoppedAndWhole();
    }

    private void assertStoppedAndWhole() throws RegistryException {
        assertEquals(List.of(), bench.journal.open());
        assertFalse(registry.status("g").served());
        bench.journal.fail("");
        registry.start("g");
        assertTrue(registry.status("g").served());
    }

    @Test
    void shouldCloseTheRestWhenOneFailsToClose() throws RegistryException {
        registry.start("g");
        bench.journal.fail("close unit /c");
        registry.stop("g");
        assertEquals(List.of("unit /c"), bench.journal.open());
        assertFalse(registry.status("g").served());
    }

    @Test
    void shouldRefuseChangesOfState() throws RegistryException {
        assertRefused("Guest 'g' is not started.", () -> registry.stop("g"));
        registry.start("g");
        assertRefused("Guest 'g' is started already.", () -> registry.start("g"));
        assertRefused("Guest 'g' is started; stop it first.", () -> registry.removeGuest("g"));
        bench.guest("empty");
        assertRefused("Guest 'empty' has no devices, so that there is nothing to serve; add one first.",
                () -> registry.start("empty"));
    }

    @Test
    void shouldRefuseToStartWithoutItsParts() throws RegistryException {
        bench.add("g", "disk:avio_stor::file:/d");
        assertRefused("No adapter type 'avio_stor' is installed; installed are: scsi.", () -> registry.start("g"));
        registry.arrived(new RecordingAdapterType(bench.journal, TransportProtocol.NONE, 9), "other");
        assertRefused("No adapter type 'avio_stor' is installed; installed are: other, scsi.",
                () -> registry.start("g"));
        bench.remove("g", "disk:avio_stor:0,3,0:file:/d");
        registry.departed(bench.transport);
        assertRefused("No PCI transport is installed; install one, such as io.hotbay.transport.vfiouser.",
                () -> registry.start("g"));
        assertRefused("No PCI transport is installed; install one, such as io.hotbay.transport.vfiouser.",
                () -> registry.vmmArguments("g", "1G"));
        registry.departed(bench.scsi, "scsi");
        assertRefused("No adapter type 'scsi' is installed; installed are: other.", () -> registry.start("g"));
        assertEquals(List.of(), bench.journal.take());
    }

    @Test
    void shouldRefuseATargetThatTheTypeTurnsOutNotToHave() throws RegistryException {
        bench.add("g", "disk:late:0,5,20:file:/d");
        registry.arrived(new RecordingAdapterType(bench.journal, TransportProtocol.NONE, 8), "late");
        assertRefused("Target 20 is not possible: an adapter of type late has the targets 0 to 7.",
                () -> registry.start("g"));
    }

    @Test
    void shouldPlugIntoAnAdapterOfAStartedGuest() throws RegistryException {
        registry.start("g");
        bench.journal.take();
        assertEquals("disk:scsi:0,2,1:file:/d", bench.add("g", "disk:scsi::file:/d"));
        assertEquals(List.of("open unit /d", "map g 0.2 1 0 /d"), bench.journal.take());
        assertRefused("Guest 'g' is started and has no adapter of type scsi at 0,5, and adapters can't be plugged:"
                + " stop it first.",
                () -> bench.add("g", "disk:scsi:0,5,0:file:/e"));
        assertRefused("Guest 'g' is started and has no adapter of type other at 0,3, and adapters can't be plugged:"
                + " stop it first.",
                () -> bench.add("g", "disk:other::file:/e"));
        registry.stop("g");
        assertEquals(
                List.of("close socket g-0.4.sock", "close unit /c", "close port g 0.4", "close socket g-0.2.sock",
                        "close unit /d", "close unit /b", "close unit /a", "close port g 0.2"),
                bench.journal.take());
    }

    @Test
    void shouldNotKeepADeviceThatCannotBePlugged() throws RegistryException {
        registry.start("g");
        bench.journal.fail("open unit /d");
        assertRefused("The file /d is in use by process 12; end that first.",
                () -> bench.add("g", "disk:scsi::file:/d"));
        bench.journal.fail("map g 0.2 1 0 /d");
        assertRefused("Device disk:scsi:0,2,1:file:/d can't be added: a part of the platform failed"
                + " (io.hotbay.registry.internal.Journal$Failure: failed: map g 0.2 1 0 /d); see the log.",
                () -> bench.add("g", "disk:scsi::file:/d"));
        assertEquals(3, registry.status("g").devices().size());
        assertFalse(bench.journal.open().contains("unit /d"));
    }

    @Test
    void shouldUnplugFromAStartedGuestAndKeepTheAdapter() throws RegistryException {
        registry.start("g");
        bench.journal.take();
        bench.remove("g", "disk:scsi:0,4,0:file:/c");
        assertEquals(List.of("unmap g 0.4 0 0", "close unit /c"), bench.journal.take());
        assertEquals(2, registry.status("g").adapters().size());
        assertEquals("disk:scsi:0,4,5:file:/d", bench.add("g", "disk:scsi:0,4,5:file:/d"));
        assertEquals(List.of("open unit /d", "map g 0.4 5 0 /d"), bench.journal.take());
    }

    @Test
    void shouldMakeTheFolderOfSocketsForItsOwnerAlone() throws Exception {
        Path deep = folder.resolve("run/hotbay");
        registry.sockets(SocketFolder.choose(deep.toString(), name -> null, name -> null));
        registry.start("g");
        assertEquals("rwx------", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(deep)));
        registry.sockets(SocketFolder.choose("/elsewhere", name -> null, name -> null));
        assertEquals(deep.resolve("g-0.2.sock").toString(), registry.status("g").adapters().getFirst().socket());
    }

    @Test
    void shouldAnswerNothingButTheLogToTheTransport() throws RegistryException {
        registry.start("g");
        Thread holder = Thread.ofPlatform().start(() -> {
            synchronized (registry) {
                bench.transport.owners.get("g-0.2.sock").connected("process 14");
                Thread caller = Thread.ofPlatform()
                        .start(() -> bench.transport.owners.get("g-0.2.sock").disconnected("the process is gone"));
                joinUninterrupted(caller);
            }
        });
        joinUninterrupted(holder);
        assertThrows(RegistryException.class, () -> registry.start("g"));
    }

    private static void joinUninterrupted(Thread thread) {
        try {
            assertTrue(thread.join(Duration.ofSeconds(60)), "waits for the registry's lock");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
