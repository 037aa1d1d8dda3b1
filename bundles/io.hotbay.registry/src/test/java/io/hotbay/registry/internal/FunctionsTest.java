// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.registry.api.RegistryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several adapters as functions of one PCI device. */
class FunctionsTest {

    @TempDir
    Path folder;

    @Test
    void shouldPutTwoFunctionsIntoOneSlot() throws RegistryException {
        Bench bench = new Bench(folder).guest(
                "g", "disk:scsi:0,2,0:file:/a", "disk:scsi:0,2.1,0:file:/b", "disk:scsi:0,3,0:file:/c");
        assertEquals("disk:scsi:0,2.1,1:file:/d", bench.add("g", "disk:scsi:0,2.1:file:/d"));
        assertEquals(
                List.of("-m", "1G",
                        "-device", "function,id=hotbay-0-2,addr=2.0,socket=g-0.2.sock",
                        "-device", "function,id=hotbay-0-2.1,addr=2.1,socket=g-0.2.1.sock",
                        "-device", "function,id=hotbay-0-3,addr=3,socket=g-0.3.sock"),
                bench.registry.vmmArguments("g", "1G"));
        bench.registry.start("g");
        assertEquals(List.of(0, 1, 0), bench.scsi.setups().made.stream().map(setup -> setup.function()).toList());
        assertEquals(List.of("g 0.2", "g 0.2.1", "g 0.3"), bench.journal.take().stream()
                .filter(line -> line.startsWith("create adapter "))
                .map(line -> line.substring("create adapter ".length()))
                .toList());
    }

    @Test
    void shouldRefuseToStartWithAFunctionThatNoGuestFinds() throws RegistryException {
        Bench bench = new Bench(folder).guest("g", "disk:scsi:0,2.1,0:file:/a");
        assertRefused("Guest 'g' has an adapter at 0,2.1 and none at 0,2, and a guest looks for other functions only"
                + " where there is function 0; add a device at 0,2.", () -> bench.registry.start("g"));
    }

    @Test
    void shouldRefuseToStartWithAFunctionThatTheTypeDoesNotHave() throws RegistryException {
        Bench bench = new Bench(folder).guest("g", "disk:scsi:0,2,0:file:/a", "disk:scsi:0,2.2,0:file:/b");
        assertRefused("Adapter 0,2.2 of guest 'g' is not possible: its type has the functions 0 to 1.",
                () -> bench.registry.start("g"));
    }
}
