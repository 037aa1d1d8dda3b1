// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.hotbay.memory.PrivateMemory;
import io.hotbay.store.api.StoreOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands take for themselves, and that it is given back. */
class CommandMemoryTest {

    @ParameterizedTest
    @CsvSource({
        "2f 00 00 00 00 00 00 08 00 00, 0",
        "34 00 00 00 00 00 00 08 00 00, 0",
        "2f 02 00 00 00 00 00 08 00 00, 1048576",
        "28 00 00 00 00 00 00 08 00 00, 1048000",
        "2e 02 00 00 00 00 00 08 00 00, 1048576",
        "41 00 00 00 00 00 00 08 00 00, 512",
        "8b 00 00 00 00 00 00 00 00 00 00 00 08 00 00 00, 1048576",
        "89 00 00 00 00 00 00 00 00 00 00 00 00 80 00 00, 131072",
    })
    void shouldHaveNothingLeftAfterCommand(String cdb, int data) {
        List<Long> taken = new ArrayList<>();
        for (StoreOutcome outcome : List.of(StoreOutcome.DONE, StoreOutcome.GONE, StoreOutcome.CANCELLED)) {
            try (TestDisk disk = TestDisk.small()) {
                Runnable look = () -> taken.add(disk.server.privateMemory().taken());
                disk.store.beforeRead = look;
                disk.store.beforeWrite = look;
                disk.store.outcome = outcome;
                byte[] out = new byte[data];
                if (data == 512) {
                    out[0] = 1;
                }
                disk.executeOut(cdb, out);
                assertEquals(0, disk.server.privateMemory().taken(), outcome.toString());
            }
        }
        assertFalse(taken.isEmpty());
        taken.forEach(bytes -> assertFalse(bytes == 0 || bytes > DiskLimits.PRIVATE_MEMORY, "taken: " + bytes));
    }

    @Test
    void shouldBeBusyForOneDiskAlone() {
        try (TestDisk disk = TestDisk.small(); TestDisk other = TestDisk.small()) {
            PrivateMemory.Buffer all = disk.server.privateMemory().take(DiskLimits.PRIVATE_MEMORY);
            assertNotNull(all);
            disk.execute("2f 00 00 00 00 00 00 00 01 00").expectBusy();
            disk.executeIn("28 00 00 00 00 00 00 00 01 00", 512).expectGood(512);
            assertEquals(List.of("read 0 512"), disk.store.calls);
            other.execute("2f 00 00 00 00 00 00 00 01 00").expectGood(0);
            all.free();
            disk.execute("2f 00 00 00 00 00 00 00 01 00").expectGood(0);
        }
    }
}
