// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.UnitAttributes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {

    @TempDir
    Path folder;

    private static final String SHARE =
            " or have both share it by share=on, that one by 'device-set' while its guest is stopped.";

    private Bench bench;
    private Registry registry;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
        registry = bench.registry;
    }

    @Test
    void shouldListGuestsSorted() throws RegistryException {
        bench.guest("b").guest("a").guest("C.3_x-1");
        assertEquals(List.of("C.3_x-1", "a", "b"), registry.guests());
        registry.removeGuest("a");
        assertEquals(List.of("C.3_x-1", "b"), registry.guests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", ".a", "a b", "a/b", "ä", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void shouldRefuseBadNames(String name) {
        assertRefused("'" + name + "' is no name for a guest; it needs 1 to 32 letters, digits, dots, underscores and"
                + " hyphens,"
                + " and starts with a letter or digit.", () -> registry.createGuest(name));
    }

    @Test
    void shouldRefuseAStatementThatItsPlaceMakesTooLong() throws RegistryException {
        bench.guest("a");
        String longest = "disk:scsi::file:/" + "x".repeat(8192 - 17);
        assertRefused("The statement has 8197 characters; at most 8192 are possible.",
                () -> registry.addDevice("a", Statement.parse(longest), Map.of()));
    }

    @Test
    void shouldRefuseGuestsThatExistOrDoNot() throws RegistryException {
        assertRefused("There is no guest 'a'; there are: none.", () -> registry.removeGuest("a"));
        bench.guest("g").guest("h");
        assertRefused("Guest 'g' exists already.", () -> registry.createGuest("g"));
        assertRefused("There is no guest 'a'; there are: g, h.", () -> registry.status("a"));
        assertRefused("There is no guest 'a'; there are: g, h.", () -> registry.start("a"));
        assertRefused("There is no guest 'a'; there are: g, h.", () -> registry.stop("a"));
        assertRefused("There is no guest 'a'; there are: g, h.", () -> registry.vmmArguments("a", "1G"));
        assertRefused("There is no guest 'a'; there are: g, h.", () -> bench.add("a", "disk:scsi::file:/a"));
        assertRefused("There is no guest 'a'; there are: g, h.", () -> bench.remove("a", "disk:scsi:0,2,0:file:/a"));
    }

    @Test
    void shouldRefuseTheThirtyFirstDevice() throws RegistryException {
        bench.guest("g");
        for (int device = 0; device < 30; device++) {
            bench.add("g", "disk:scsi::file:/" + device);
        }
        assertRefused("Guest 'g' has 30 devices, the most that a guest can have; remove one first.",
                () -> bench.add("g", "disk:scsi::file:/30"));
    }

    @Test
    void shouldRefuseTheSamePathTwiceAndNameTheHolder() throws RegistryException {
        bench.guest("g", "disk:scsi::file:/a").guest("h");
        assertRefused("file:/a is held by guest 'g' as disk:scsi:0,2,0:file:/a; remove that first," + SHARE,
                () -> bench.add("h", "dvd:scsi::file:/a"));
        assertRefused("file:/a is held by guest 'g' as disk:scsi:0,2,0:file:/a; remove that first," + SHARE,
                () -> bench.add("g", "disk:scsi::file:/a"));
        bench.remove("g", "disk:scsi:0,2,0:file:/a");
        assertEquals("disk:scsi:0,2,0:file:/a", bench.add("h", "disk:scsi::file:/a"));
    }

    @Test
    void shouldAllowTheSameSizeTwice() throws RegistryException {
        bench.guest("g", "disk:scsi::memory:64M");
        assertEquals("disk:scsi:0,2,1:memory:64M", bench.add("g", "disk:scsi::memory:64M"));
    }

    @Test
    void shouldRemoveOnlyWhatACompleteStatementNames() throws RegistryException {
        bench.guest("g", "disk:scsi:0,2,0:file:/a");
        assertRefused("The statement 'disk:scsi::file:/a' leaves its address open; name the device by its complete"
                + " statement.",
                () -> bench.remove("g", "disk:scsi::file:/a"));
        assertRefused("Guest 'g' has no device disk:scsi:0,2,0:file:/b; disk:scsi:0,2,0:file:/a is at 0,2,0.",
                () -> bench.remove("g", "disk:scsi:0,2,0:file:/b"));
        assertRefused("Guest 'g' has no device disk:scsi:0,2,1:file:/a; nothing is at 0,2,1.",
                () -> bench.remove("g", "disk:scsi:0,2,1:file:/a"));
        bench.remove("g", "disk:scsi:0,2,0:file:/a");
        assertEquals(List.of(), registry.status("g").devices());
    }

    @Test
    void shouldKeepTheIdentityOfADeviceOverStops() throws RegistryException {
        bench.guest("g", "disk:scsi::file:/a", "disk:scsi::file:/b");
        registry.start("g");
        registry.stop("g");
        registry.start("g");
        List<UnitAttributes> attributes = bench.core.specifications.stream().map(unit -> unit.attributes()).toList();
        assertEquals(attributes.subList(0, 2), attributes.subList(2, 4));
        assertNotEquals(attributes.get(0).naa(), attributes.get(1).naa());
        assertNotEquals(attributes.get(0).serial(), attributes.get(1).serial());
        assertEquals("3", Long.toHexString(attributes.get(0).naa()).substring(0, 1));
        assertEquals(16, Long.toHexString(attributes.get(0).naa()).length());
        assertTrue(attributes.get(0).serial().matches("[0-9A-F]{12}"), attributes.get(0).serial());
    }

    @Test
    void shouldPrintTheArgumentsOfEachAdapter() throws RegistryException {
        bench.guest("g", "disk:scsi:0,2,0:file:/a", "disk:scsi:0,2,1:file:/b", "disk:scsi:0,7,0:file:/c");
        assertEquals(
                List.of("-m", "2G", "-device", "function,id=hotbay-0-2,addr=2,socket=g-0.2.sock",
                        "-device", "function,id=hotbay-0-7,addr=7,socket=g-0.7.sock"),
                registry.vmmArguments("g", "2G"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1g", "0G", "-1G", "1.5G", "1GB", "1G,x=y"})
    void shouldRefuseBadMemorySizes(String size) throws RegistryException {
        bench.guest("g");
        assertRefused("'" + size + "' is no memory size; say a number and one of K, M, G, T, such as 1G.",
                () -> registry.vmmArguments("g", size));
    }

    @Test
    void shouldTellHowAStoppedGuestIs() throws RegistryException {
        bench.guest("g", "disk:scsi::file:/a");
        GuestStatus status = registry.status("g");
        assertFalse(status.served());
        assertEquals(List.of(), status.adapters());
        GuestStatus.DeviceStatus device = status.devices().getFirst();
        assertEquals("disk:scsi:0,2,0:file:/a", device.statement().toString());
        assertEquals("stopped", device.state());
        assertEquals(0, device.bytes());
    }

    @Test
    void shouldTellHowAStartedGuestIs() throws RegistryException {
        bench.guest("g", "disk:scsi::file:/a");
        registry.start("g");
        GuestStatus status = registry.status("g");
        assertTrue(status.served());
        assertEquals(
                List.of(new GuestStatus.AdapterStatus("scsi", 0, 2, 0, folder.resolve("g-0.2.sock").toString(), true,
                        Map.of("requests", 5L, "interrupts", 4L))),
                status.adapters());
        GuestStatus.DeviceStatus device = status.devices().getFirst();
        assertEquals("open", device.state());
        assertEquals(1048576, device.bytes());
        assertEquals(7, device.commands());
        assertEquals(1, device.failed());
        assertEquals(3, device.waiting());
        bench.core.gate = GateState.PARKED;
        assertEquals("parked: its store is being replaced", registry.status("g").devices().getFirst().state());
    }
}
