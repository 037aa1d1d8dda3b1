// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void createHome() throws LaunchException {
        home = Home.of(folder.toString(), Map.of());
        home.create();
    }

    @Test
    void shouldRefuseASecondHolderAndNameTheFirst() throws LaunchException, IOException {
        try (HomeLock _ = HomeLock.take(home)) {
            LaunchException refused = assertThrows(LaunchException.class, () -> HomeLock.take(home));

            String message = refused.getMessage();
            assertTrue(message.contains("process " + ProcessHandle.current().pid()), message);
            assertTrue(message.contains(folder.toString()), message);
        }
    }

    @Test
    void shouldBeFreeAgainAfterwards() throws LaunchException, IOException {
        HomeLock.take(home).close();
        HomeLock.take(home).close();
    }
}
