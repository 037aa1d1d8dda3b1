// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A registry whose state file can't be written for a while. */
class UnwritableStateTest extends RestartableRegistry {

    @Test
    void shouldChangeNothingThatCannotBeKept() throws Exception {
        registry.start("g");
        bench.guest("idle", "disk:scsi::file:/i");
        byte[] before = Files.readAllBytes(file());
        Object journal = bench.journal.open();
        obstruct();
        String sentence = "The state file .* can't be written: .*";
        Bench.assertRefusedLike(sentence, () -> registry.createGuest("h"));
        Bench.assertRefusedLike(sentence, () -> registry.removeGuest("idle"));
        Bench.assertRefusedLike(sentence, () -> bench.add("g", "disk:scsi::file:/c"));
        Bench.assertRefusedLike(sentence, () -> bench.remove("g", A));
        Bench.assertRefusedLike(sentence, () -> registry.start("idle"));
        Bench.assertRefusedLike(sentence, () -> registry.setAttributes("idle",
                Statement.parse("disk:scsi:0,2,0:file:/i"), Map.of(DeviceAttribute.VENDOR, "X")));
        assertEquals(List.of("g", "idle"), registry.guests());
        assertEquals(List.of("open", "open"), states());
        assertFalse(registry.status("idle").served());
        assertEquals(journal, bench.journal.open());
        assertEquals(new String(before), Files.readString(file()));
    }

    /** No state can be written until it is mended. */
    private void obstruct() throws IOException {
        Files.createDirectory(beside());
        Files.createFile(beside().resolve("in the way"));
    }

    private void mend() throws IOException {
        Files.delete(beside().resolve("in the way"));
    }

    private Path beside() {
        return file().resolveSibling("guests.state.new");
    }

    @Test
    void shouldStopWhatCannotBeKeptAsStopped() throws Exception {
        registry.start("g");
        obstruct();
        String sentence = "The state file .* can't be written: .*; guest 'g' is stopped all the same, but is served"
                + " again when Hotbay starts anew; mend that and stop it once more.";
        Bench.assertRefusedLike(sentence, () -> registry.stop("g"));
        assertEquals(List.of(), bench.journal.open());
        registry.restore();
        assertEquals("stopped", registry.status("g").state());
        Bench.assertRefusedLike(sentence, () -> registry.stop("g"));

        restart();
        registry.restore();
        assertTrue(registry.status("g").served());
        Bench.assertRefusedLike(sentence, () -> registry.stop("g"));
        mend();
        registry.stop("g");
        assertRefused("Guest 'g' is not started.", () -> registry.stop("g"));
        restart();
        registry.restore();
        assertEquals("stopped", registry.status("g").state());
    }

    @Test
    void shouldKeepAtTheEndWhatCouldNotBeKeptBefore() throws Exception {
        registry.start("g");
        obstruct();
        Bench.assertRefusedLike("The state file .* can't be written: .*", () -> registry.stop("g"));
        mend();
        registry.close();
        restart();
        registry.restore();
        assertEquals("stopped", registry.status("g").state());
    }

    @Test
    void shouldStillSayWhyADeviceIsMissingWhenItsReturnCannotBeKept() throws Exception {
        registry.start("g");
        restart();
        bench.core.blocks.put("/a", 4096L);
        registry.restore();
        List<String> before = states();
        assertTrue(before.getFirst().startsWith("missing: "), before.getFirst());
        obstruct();
        Bench.assertRefusedLike("The state file .* can't be written: .*",
                () -> registry.acceptStorage("g", Statement.parse(A)));
        assertEquals(before, states());
    }

    @Test
    void shouldKnowTheNewSizeOfAFileThoughItCannotBeKept() throws Exception {
        registry.start("g");
        registry.stop("g");
        registry.arrived((location, bytes, progress) -> {
            bench.core.blocks.put(location, bytes / 512);
            return bytes;
        }, "file");
        obstruct();
        Bench.assertRefusedLike("The state file .* can't be written: .*; file:/a has 4194304 bytes now all the same;"
                + " mend that and reserve them once more, or devices over it need 'device-accept' when Hotbay starts"
                + " anew.", () -> registry.reserveStorage("file", "/a", 4 << 20, bytes -> {}));
        mend();
        registry.reserveStorage("file", "/a", 4 << 20, bytes -> {});
        restart();
        bench.core.blocks.put("/a", 8192L);
        registry.start("g");
        assertEquals(List.of("open", "open"), states());
    }
}
