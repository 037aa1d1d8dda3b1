// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.registry.api.RegistryException;
import io.hotbay.target.api.TransportProtocol;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepartureTest {

    private static final Logger LOG = Logger.getLogger(Registry.class.getName());

    @TempDir
    Path folder;

    private final Warnings warnings = new Warnings();
    private Bench bench;
    private Registry registry;

    @BeforeEach
    void startGuests() throws RegistryException {
        bench = new Bench(folder);
        registry = bench.registry;
        registry.arrived(new RecordingAdapterType(bench.journal, TransportProtocol.NONE, 8), "other");
        bench.guest("a", "disk:scsi::file:/a").guest("b", "disk:other::file:/b").guest("c", "disk:scsi::file:/c")
                .guest("d", "disk:scsi::file:/d", "disk:other::file:/e");
        registry.start("a");
        registry.start("b");
        registry.start("d");
        LOG.addHandler(warnings);
        LOG.setUseParentHandlers(false);
    }

    @AfterEach
    void restoreLog() {
        LOG.removeHandler(warnings);
        LOG.setUseParentHandlers(true);
    }

    @Test
    void shouldStopTheGuestsOfAnAdapterTypeThatDeparts() throws RegistryException {
        registry.departed(bench.scsi, "scsi");
        assertEquals(
                List.of("Guest 'a' is stopped and its VMM loses its adapters: adapter type 'scsi' departed",
                        "Guest 'd' is stopped and its VMM loses its adapters: adapter type 'scsi' departed"),
                warnings.lines);
        assertEquals(List.of("port b 0.2", "unit /b", "socket b-0.2.sock"), bench.journal.open());
        registry.arrived(bench.scsi, "scsi");
        assertFalse(registry.status("a").served());
        registry.start("a");
        assertTrue(registry.status("a").served());
    }

    @Test
    void shouldStopAllGuestsWhenTheirTransportDeparts() throws RegistryException {
        registry.departed(bench.transport);
        assertEquals(List.of(), bench.journal.open());
        assertEquals("Guest 'a' is stopped and its VMM loses its adapters: the PCI transport departed",
                warnings.lines.getFirst());
        assertEquals(3, warnings.lines.size());
        registry.arrived(bench.transport);
        registry.start("c");
        assertEquals(List.of("port c 0.2", "unit /c", "socket c-0.2.sock"), bench.journal.open());
    }

    @Test
    void shouldServeByTheTransportThatReplacedAnother() throws RegistryException {
        RecordingTransport successor = new RecordingTransport(bench.journal);
        registry.arrived(successor);
        registry.start("c");
        registry.departed(bench.transport);
        assertTrue(registry.status("c").served());
        assertFalse(registry.status("a").served());
        registry.start("a");
        assertTrue(successor.owners.containsKey("a-0.2.sock"));
    }

    @Test
    void shouldUseTheLaterOfTwoTypesWithOneWord() throws RegistryException {
        RecordingAdapterType successor = new RecordingAdapterType(bench.journal, TransportProtocol.PARALLEL_SCSI, 7);
        registry.arrived(successor, "scsi");
        registry.start("c");
        registry.departed(bench.scsi, "scsi");
        assertTrue(registry.status("c").served());
        assertFalse(registry.status("a").served());
        assertEquals(8, bench.core.ports.getLast().targets());
    }

    @Test
    void shouldStopAllGuestsAtItsOwnEnd() {
        registry.close();
        assertEquals(List.of(), bench.journal.open());
        String sentence = "The device registry is being stopped, and changes nothing any more.";
        assertRefused(sentence, () -> registry.start("c"));
        assertRefused(sentence, () -> registry.createGuest("d"));
    }

    private static final class Warnings extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                lines.add(MessageFormat.format(entry.getMessage(), entry.getParameters()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
