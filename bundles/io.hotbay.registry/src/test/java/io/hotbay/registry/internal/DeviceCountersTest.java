// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static io.hotbay.registry.internal.Bench.assertRefusedLike;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.registry.api.DeviceCounters;
import io.hotbay.registry.api.DeviceCounters.CommandCounter;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceCountersTest {

    private static final String A = "disk:scsi:0,2,0:file:/a";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeGuest() throws RegistryException {
        bench = new Bench(folder, new StateFolder(folder.resolve("data"))).guest("g", A);
    }

    private DeviceCounters counters(String statement) throws RegistryException {
        return bench.registry.counters("g", Statement.parse(statement));
    }

    @Test
    void shouldTellWhatTheUnitCounted() throws RegistryException {
        bench.registry.start("g");
        DeviceCounters counters = counters(A);
        assertEquals(List.of(new CommandCounter("INQUIRY", 2, 0), new CommandCounter("READ(10)", 5, 1)),
                counters.commands());
        assertEquals("{commands=7, failed=1, inside=2, waiting=3, parked=5, replayed=4, internal errors=6}",
                counters.unit().toString());
    }

    @Test
    void shouldRefuseWhatIsNotServed() throws RegistryException {
        String stopped = "Guest 'g' is not started, and its devices count only while it is; start it first.";
        assertRefused(stopped, () -> counters(A));
        assertRefusedLike("Guest 'g' has no device .*", () -> counters("disk:scsi:0,2,1:file:/a"));
        assertRefusedLike("There is no guest 'h'; .*",
                () -> bench.registry.counters("h", Statement.parse(A)));
        bench.registry.start("g");
        bench.registry.stop("g");
        assertRefused(stopped, () -> counters(A));
    }

    @Test
    void shouldSayThatTheGuestCameUpWithoutTheDevice() throws RegistryException {
        bench.registry.start("g");
        bench = new Bench(folder, new StateFolder(folder.resolve("data")));
        bench.journal.fail("open unit /a");
        bench.registry.restore();
        assertRefused("Guest 'g' is started without " + A + ", so that nothing is counted; 'status g' tells why.",
                () -> counters(A));
    }
}
