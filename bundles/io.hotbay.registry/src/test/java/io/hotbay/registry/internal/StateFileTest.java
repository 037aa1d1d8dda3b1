// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    private static final String OTHERWISE = "the rest.";

    @TempDir
    Path folder;

    private Path path;
    private Guests guests = Guests.NONE;

    @BeforeEach
    void oneGuest() throws Exception {
        path = folder.resolve("home/guests.state");
        guests = guests.with(Guest.named("g"));
    }

    private StateFile file() {
        return new StateFile(new DurableFile(path));
    }

    private static String trouble(StateFile file) {
        assertEquals(Guests.NONE, file.load());
        return file.trouble().orElseThrow();
    }

    private String sentence(String what) {
        return "The state file " + path + " " + what
                + "; its guests are not there, and no change is possible until it is repaired or moved away.";
    }

    @Test
    void shouldKeepGuestsForTheOwnersEyesOnly() throws Exception {
        assertEquals(Guests.NONE, file().load());
        file().save(guests, OTHERWISE);
        assertEquals(guests, file().load());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())));
        try (var files = Files.list(path.getParent())) {
            assertEquals(List.of(path), files.toList());
        }
    }

    @Test
    void shouldRefuseWhatCouldNotBeReadBack() throws Exception {
        file().save(guests, OTHERWISE);
        long size = Files.size(path);
        StateFile full = new StateFile(new DurableFile(path), size);
        full.save(guests, OTHERWISE);
        Guests more = guests.with(Guest.named("h"));
        assertRefused("The state file " + path + " would have " + StateText.format(more).length + " bytes, of at most "
                + size + "; the rest.", () -> full.save(more, OTHERWISE));
        assertEquals(guests, file().load());
    }

    @Test
    void shouldNotBeDisturbedByWhatAnEndInTheMiddleLeft() throws Exception {
        file().save(guests, OTHERWISE);
        Files.writeString(path.resolveSibling("guests.state.new"), "hotbay-st");
        assertEquals(guests, file().load());
        Guests more = guests.with(Guest.named("h"));
        file().save(more, OTHERWISE);
        assertEquals(more, file().load());
        assertFalse(Files.exists(path.resolveSibling("guests.state.new")));
    }

    @Test
    void shouldSayWhatIsWrongAndMendByItself() throws Exception {
        file().save(guests, OTHERWISE);
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, java.util.Arrays.copyOf(whole, whole.length - 9));
        StateFile file = file();
        assertEquals(sentence("can't be used: its last line is not 'checksum SUM': its end is missing"), trouble(file));
        Files.write(path, whole);
        assertEquals(guests, file.load());
        assertEquals(Optional.empty(), file.trouble());
    }

    @Test
    void shouldNotTakeWhatIsNoPlainFileOrTooLarge() throws Exception {
        Files.createDirectories(path);
        assertEquals(sentence("can't be read: it is no plain file"), trouble(file()));
        Files.delete(path);
        Files.createSymbolicLink(path, folder.resolve("elsewhere"));
        assertEquals(sentence("can't be read: it is no plain file"), trouble(file()));
        Files.delete(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.allocate(1), 1L << 30);
        }
        assertEquals(sentence("can't be read: it has more than 67108864 bytes"), trouble(file()));
    }

    /** Root gives a file away; anybody else finds one of root's. */
    @Test
    void shouldNotTakeAFileOfAnother() throws Exception {
        Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        path = Path.of("/etc/passwd");
        if (self.equals(0)) {
            path = folder.resolve("guests.state");
            file().save(guests, OTHERWISE);
            Files.setAttribute(path, "unix:uid", 1);
        }
        assertEquals(sentence("can't be read: it belongs to the user with the number " + (self.equals(0) ? 1 : 0)
                + ", and this process runs as " + self), trouble(file()));
    }

    @Test
    void shouldSayThatTheDiskIsFullAndChangeNothing() throws Exception {
        file().save(guests, OTHERWISE);
        StateFile full = new StateFile(new DurableFile(path, new FailingDisk(FailingDisk.Fault.FULL)));
        assertRefused("The state file " + path + " can't be written: No space left on device; the rest.",
                () -> full.save(guests.with(Guest.named("h")), OTHERWISE));
        assertEquals(guests, file().load());
    }

    @Test
    void shouldSayThatTheFolderCannotBeWritten() throws Exception {
        path = Path.of("/sys/kernel/guests.state"); // no one may make files there, root neither
        assertRefused("The state file " + path + " can't be written: permission denied; the rest.",
                () -> file().save(guests, OTHERWISE));
        path = folder.resolve("file/guests.state");
        Files.writeString(folder.resolve("file"), "no folder");
        assertTrue(new StateFile(new DurableFile(path)).load().equals(Guests.NONE));
        Bench.assertRefusedLike("The state file .* can't be written: .*", () -> file().save(guests, OTHERWISE));
    }

    @Test
    void shouldKeepTheOldFileWhenTheNewOneCannotTakeItsPlace() throws IOException {
        Files.createDirectories(path.resolve("in the way"));
        Bench.assertRefusedLike("The state file .* can't be written: .*", () -> file().save(guests, OTHERWISE));
        assertTrue(Files.exists(path.resolve("in the way")));
    }
}
