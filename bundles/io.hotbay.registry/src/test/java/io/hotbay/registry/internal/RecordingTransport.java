// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.PciPlace;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.pci.api.ServedFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A transport to nobody, which writes down what is served. */
final class RecordingTransport implements PciTransport {

    /** By the names of their sockets: who hears of their VMMs. */
    final Map<String, Owner> owners = new ConcurrentHashMap<>();

    private final Journal journal;

    RecordingTransport(Journal journal) {
        this.journal = journal;
    }

    @Override
    public ServedFunction serve(String name, Path socket, PciFunction function, Owner owner) throws IOException {
        String file = String.valueOf(socket.getFileName());
        try {
            journal.write("open socket " + file);
        } catch (Journal.Failure e) {
            throw new IOException("The socket " + file + " is served by process 13; stop that first.", e);
        }
        owners.put(file, owner);
        return new ServedFunction() {
            @Override
            public boolean connected() {
                return true;
            }

            @Override
            public Map<String, Long> counters() {
                return Map.of("interrupts", 4L);
            }

            @Override
            public void close() {
                owner.disconnected("the serving ended");
                journal.write("close socket " + file);
            }
        };
    }

    @Override
    public List<String> machineArguments(String memorySize) {
        return List.of("-m", memorySize);
    }

    @Override
    public List<String> functionArguments(Path socket, String id, PciPlace place) {
        String function = place.shared() ? "." + place.function() : "";
        return List.of("-device",
                "function,id=" + id + ",addr=" + place.slot() + function + ",socket=" + socket.getFileName());
    }
}
