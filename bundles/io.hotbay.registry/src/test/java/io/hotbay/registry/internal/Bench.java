// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import io.hotbay.target.api.TransportProtocol;
import java.nio.file.Path;
import org.junit.jupiter.api.function.Executable;

/** A registry with recording parts around it. */
final class Bench {

    final Journal journal = new Journal();
    final RecordingCore core = new RecordingCore(journal);
    final RecordingTransport transport = new RecordingTransport(journal);
    final RecordingAdapterType scsi = new RecordingAdapterType(journal, TransportProtocol.PARALLEL_SCSI, 15);
    final Registry registry;

    /** With the transport and the adapter type scsi. */
    Bench(Path folder) {
        this(folder, new StateFolder(null));
    }

    /** With the transport and the adapter type scsi, and guests that a folder keeps. */
    Bench(Path sockets, StateFolder folder) {
        registry = new Registry(core, SocketFolder.choose(sockets.toString(), name -> null, name -> null),
                folder);
        registry.arrived(transport);
        registry.arrived(scsi, "scsi");
    }

    /** Makes a guest with devices. */
    Bench guest(String name, String... statements) throws RegistryException {
        registry.createGuest(name);
        for (String statement : statements) {
            add(name, statement);
        }
        return this;
    }

    String add(String guest, String statement) throws RegistryException {
        return registry.addDevice(guest, Statement.parse(statement)).toString();
    }

    void remove(String guest, String statement) throws RegistryException {
        registry.removeDevice(guest, Statement.parse(statement));
    }

    static void assertRefused(String sentence, Executable call) {
        assertEquals(sentence, assertThrows(RegistryException.class, call).getMessage());
    }

    static void assertRefusedLike(String pattern, Executable call) {
        String message = String.valueOf(assertThrows(RegistryException.class, call).getMessage());
        assertTrue(message.matches(pattern), message);
    }
}
