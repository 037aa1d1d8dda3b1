// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.registry.api.RegistryException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest whose first adapter has an expansion ROM. */
class RomTest {

    private static final byte[] ROM = new byte[4096];

    static {
        ROM[0] = 0x55;
        ROM[1] = (byte) 0xAA;
    }

    @TempDir
    Path folder;

    private Bench bench;
    private Registry registry;
    private Path rom;

    @BeforeEach
    void makeGuest() throws RegistryException, IOException {
        bench = new Bench(folder).guest("g", "disk:scsi:0,4,0:file:/a", "disk:scsi:0,2,0:file:/b");
        registry = bench.registry;
        rom = Files.write(folder.resolve("rom"), ROM);
        registry.setExpansionRom("g", rom.toString());
    }

    private List<AdapterSetup> setups() {
        return bench.scsi.setups().made;
    }

    private String said(String reason) {
        return "The expansion ROM " + rom + " " + reason + "; give another, or none.";
    }

    @Test
    void shouldGiveItToTheFirstAdapterAlone() throws RegistryException {
        assertEquals(rom.toString(), registry.expansionRom("g"));
        registry.start("g");
        assertNotNull(setups().get(0).rom());
        assertEquals(4096, setups().get(0).rom().regionBytes());
        assertNull(setups().get(1).rom());
    }

    @Test
    void shouldReadTheFileWhenTheGuestIsStarted() throws RegistryException, IOException {
        Files.write(rom, Arrays.copyOf(ROM, 10_000));
        registry.start("g");
        assertEquals(16384, setups().get(0).rom().regionBytes());
    }

    @Test
    void shouldTakeItAway() throws RegistryException {
        registry.setExpansionRom("g", "");
        assertEquals("", registry.expansionRom("g"));
        registry.start("g");
        assertNull(setups().get(0).rom());
    }

    @Test
    void shouldRefuseToStartWithWhatIsNoRom() throws IOException {
        Files.delete(rom);
        assertRefused(said("is no file"), () -> registry.start("g"));
        Files.createDirectory(rom);
        assertRefused(said("is no file"), () -> registry.start("g"));
        Files.delete(rom);
        Files.write(rom, new byte[512]);
        assertRefused(said("can't be used: it does not begin with the signature 55 AA of an expansion ROM"),
                () -> registry.start("g"));
        Files.write(rom, new byte[5]);
        assertRefused(said("can't be used: it has 5 bytes, less than the header of an expansion ROM"),
                () -> registry.start("g"));
        try (RandomAccessFile large = new RandomAccessFile(rom.toFile(), "rw")) {
            large.setLength(1L << 33);
        }
        assertRefused(said("can't be used: it has 16777217 bytes, and a PCI function's expansion ROM at most 16777216"),
                () -> registry.start("g"));
        assertEquals(List.of(), bench.journal.take().stream().filter(line -> line.startsWith("create")).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rom", "../rom", "/a\nguest x started", " "})
    void shouldRefuseAPathThatIsNotAbsolute(String path) {
        assertRefused("'" + path + "' is no absolute path of an expansion ROM.",
                () -> registry.setExpansionRom("g", path));
        assertEquals(rom.toString(), assertDoesNotThrow(() -> registry.expansionRom("g")));
    }

    @Test
    void shouldRefuseAChangeUnderARunningGuest() throws RegistryException {
        registry.start("g");
        assertRefused("Guest 'g' is started; stop it first.", () -> registry.setExpansionRom("g", ""));
    }
}
