// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some lives of random VMMs; {@code ./hotbay test fuzz} leads as many as there is time for. */
class RandomVmmTest {

    private final Logger connections = Logger.getLogger(Connection.class.getName());
    private final Logger windows = Logger.getLogger(GuestWindows.class.getName());

    @TempDir
    private Path folder;

    @BeforeEach
    void hush() {
        // some hundred violations would each say so
        connections.setLevel(Level.OFF);
        windows.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        connections.setLevel(null);
        windows.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldServeTheNextVmmAsIfNothingHadBeen(long seed) throws IOException {
        RandomVmm.lead(seed, folder);
    }
}
