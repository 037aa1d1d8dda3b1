// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.RegistryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A guest with two devices in a registry that can be started anew over its state file. */
abstract class RestartableRegistry {

    static final String A = "disk:scsi:0,2,0:file:/a";
    static final String B = "disk:scsi:0,2,1:file:/b";

    @TempDir
    Path folder;

    Bench bench;
    Registry registry;

    @BeforeEach
    void makeGuest() throws RegistryException {
        restart();
        bench.guest("g", A, B);
    }

    /** As after kill -9: the one before is not asked. */
    void restart() {
        bench = new Bench(folder, new StateFolder(folder.resolve("data")));
        registry = bench.registry;
    }

    Path file() {
        return folder.resolve("data/guests.state");
    }

    List<String> states() throws RegistryException {
        return registry.status("g").devices().stream().map(device -> device.state()).toList();
    }
}
