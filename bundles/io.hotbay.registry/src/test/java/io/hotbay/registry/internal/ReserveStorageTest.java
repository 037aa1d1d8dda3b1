// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.registry.api.RegistryException;
import io.hotbay.store.api.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Space that is reserved through the registry. */
class ReserveStorageTest {

    @TempDir
    Path folder;

    private Bench bench;
    private Registry registry;

    @BeforeEach
    void makeGuest() throws RegistryException {
        bench = new Bench(folder).guest("g", "disk:scsi:0,2,0:file:/a");
        registry = bench.registry;
    }

    private List<String> states() throws RegistryException {
        return registry.status("g").devices().stream().map(device -> device.state()).toList();
    }

    @Test
    void shouldNotBeSurprisedByAFileThatItMadeLonger() throws RegistryException {
        registry.start("g");
        registry.stop("g");
        registry.arrived((location, bytes, progress) -> {
            bench.core.blocks.put(location, bytes / 512);
            progress.accept(bytes);
            return bytes;
        }, "file");
        List<Long> progress = new ArrayList<>();
        assertEquals(4 << 20, registry.reserveStorage("file", "/a", 4 << 20, progress::add));
        assertEquals(List.of(4L << 20), progress);
        registry.start("g");
        assertEquals(List.of("open"), states());
    }

    @Test
    void shouldSayForWhichStoresSpaceCanBeReserved() {
        registry.arrived((location, bytes, progress) -> {
            throw new StoreException("The disk is full.");
        }, "file");
        assertRefused("Space can't be reserved for the store type 'memory'; it can for: file.",
                () -> registry.reserveStorage("memory", "1M", 0, bytes -> {}));
        assertRefused("The disk is full.", () -> registry.reserveStorage("file", "/a", 0, bytes -> {}));
    }
}
