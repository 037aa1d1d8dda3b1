// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions while a change hangs. */
class StatusTest {

    @TempDir
    Path folder;

    @Test
    void shouldAnswerWhileAGuestIsBeingStopped() throws Exception {
        Bench bench = new Bench(folder).guest("g", "disk:scsi:0,2,0:file:/a").guest("h", "disk:scsi::file:/b");
        Registry registry = bench.registry;
        registry.start("g");
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        bench.journal.at("close unit /a", () -> {
            inside.countDown();
            awaitUninterrupted(go);
        });
        Thread stopping = Thread.ofPlatform().start(() -> stop(registry));
        inside.await();
        Thread asking = Thread.ofPlatform().start(() -> ask(registry));
        assertTrue(asking.join(Duration.ofSeconds(60)), "a question waits for the stop");
        go.countDown();
        stopping.join();
        assertEquals("stopped", registry.status("g").state());
    }

    private static void ask(Registry registry) {
        try {
            assertEquals("being stopped", registry.status("g").state());
            assertEquals("stopped", registry.status("h").state());
            assertEquals(List.of("g", "h"), registry.guests());
            registry.attributes("g", Statement.parse("disk:scsi:0,2,0:file:/a"));
            registry.counters("g", Statement.parse("disk:scsi:0,2,0:file:/a"));
        } catch (RegistryException e) {
            throw new AssertionError(e);
        }
    }

    private static void stop(Registry registry) {
        try {
            registry.stop("g");
        } catch (RegistryException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
