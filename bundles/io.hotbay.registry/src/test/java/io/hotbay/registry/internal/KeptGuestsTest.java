// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.internal.FailingDisk.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file holds, beside memory, when a write fails at one point or another. */
class KeptGuestsTest {

    @TempDir
    Path folder;

    private final FailingDisk disk = new FailingDisk(Fault.NONE);
    private Path path;
    private KeptGuests kept;
    private Guests more;

    @BeforeEach
    void oneGuest() throws Exception {
        path = folder.resolve("guests.state");
        kept = new KeptGuests(new StateFile(new DurableFile(path, disk)));
        kept.keep(Guests.NONE.with(Guest.named("g")));
        more = kept.now().with(Guest.named("h"));
    }

    private List<String> inFile() {
        return new StateFile(new DurableFile(path)).load().names();
    }

    private void refuseMore(String reason) {
        assertRefused("The state file " + path + " can't be written: " + reason + "; nothing was changed, mend that and"
                + " try again.", () -> kept.keep(more));
        assertEquals(List.of("g"), kept.now().names());
    }

    @Test
    void shouldPutTheOldFileBackWhenOnlyTheFolderFailed() throws RegistryException {
        disk.become(Fault.FOLDER);
        refuseMore("Input/output error");
        assertEquals(List.of("g"), inFile());
        disk.become(Fault.NONE);
        kept.keep(more);
        assertEquals(List.of("g", "h"), inFile());
        assertFalse(kept.behind());
    }

    @Test
    void shouldWriteWithTheNextChangeWhatCouldNotBePutBack() throws RegistryException {
        disk.become(Fault.FOLDER_THEN_FULL);
        refuseMore("Input/output error");
        assertEquals(List.of("g", "h"), inFile());
        assertTrue(kept.behind());
        disk.become(Fault.NONE);
        kept.keep(kept.now()); // nothing else is acknowledged before
        assertEquals(List.of("g"), inFile());
        assertFalse(kept.behind());
    }

    @Test
    void shouldMakeVisibleWhatCannotBeRefusedAndWriteItLater() {
        disk.become(Fault.FULL);
        assertRefused("The state file " + path + " can't be written: No space left on device; it is so all the same.",
                () -> kept.insist(more, "it is so all the same."));
        assertEquals(List.of("g", "h"), kept.now().names());
        assertEquals(List.of("g"), inFile());
        kept.catchUp();
        assertTrue(kept.behind());
        disk.become(Fault.NONE);
        kept.catchUp();
        assertEquals(List.of("g", "h"), inFile());
        assertFalse(kept.behind());
    }

    @Test
    void shouldChangeNothingOnAFullDisk() {
        disk.become(Fault.FULL);
        refuseMore("No space left on device");
        assertEquals(List.of("g"), inFile());
    }
}
