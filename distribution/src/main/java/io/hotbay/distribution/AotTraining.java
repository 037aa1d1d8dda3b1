// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Makes the file that {@code bin/hotbay} gives to later starts: classes loaded and linked ahead of time (JEP 483, JEP
 * 514). Another platform is started beside this one, with a home of its own that goes afterwards and the lowest
 * priority; it tries the commands and ends, and its virtual machine writes the file. When anything goes wrong there is
 * no file, and the next start tries again.
 */
final class AotTraining {

    private static final System.Logger LOG = System.getLogger(AotTraining.class.getName());

    /** Takes about three seconds; a machine with no time for it gets no file. */
    private static final long LIMIT_SECONDS = 120;

    /** What a script does; then the shell, which ends the platform when it finds no terminal. */
    private static final String COMMANDS =
            "hotbay-help; guest-create t; device-add t disk:scsi::memory:1M; guest-start t; status t;"
            + " qemu-args t 1G; guest-stop t; frameworklevel " + Platform.LEVEL_SHELL;

    private final Path distribution;
    private final Path file;
    private @Nullable Process process;
    private boolean stopped;

    private AotTraining(Path distribution, Path file) {
        this.distribution = distribution;
        this.file = file;
    }

    /** The training that {@code bin/hotbay} asked for by the property {@code hotbay.aot}, under way; or null. */
    static @Nullable AotTraining startIfAsked(Path distribution) {
        String file = System.getProperty("hotbay.aot");
        if (file == null) {
            return null;
        }
        AotTraining training = new AotTraining(distribution, Path.of(file));
        Thread thread = new Thread(training::make, "aot-training");
        thread.setDaemon(true);
        thread.start();
        return training;
    }

    private void make() {
        Path part = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        Path home = null;
        try {
            Files.createDirectories(file.getParent());
            home = Files.createTempDirectory("hotbay"); // a short name, for a socket is put into it
            Process run = run(part, home);
            if (run != null && run.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && run.exitValue() == 0
                    && Files.exists(part)) {
                removeOthers(part);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "No AOT cache can be made: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stop();
            if (home != null) {
                FileUtils.deleteQuietly(home.toFile());
            }
            FileUtils.deleteQuietly(part.toFile());
            FileUtils.deleteQuietly(new File(part + ".config")); // of a virtual machine that was killed
        }
    }

    private synchronized @Nullable Process run(Path part, Path home) throws IOException {
        if (stopped) {
            return null;
        }
        // one at a time for an archive, also when the one who began it was killed: flock holds the lock as long as its
        // program runs
        ProcessBuilder builder = new ProcessBuilder(
                "flock", "--nonblock", file.resolveSibling(archive() + ".lock").toString(),
                "nice", "-n", "19", distribution.resolve("bin/hotbay").toString(),
                "--home", home.toString(), "run", COMMANDS);
        builder.environment().put("HOTBAY_AOT_OUTPUT", part.toString());
        // may hold what only one process can have, such as a port of a debugger
        builder.environment().remove("HOTBAY_OPTS");
        builder.environment().remove("NOTIFY_SOCKET");
        builder.redirectInput(new File("/dev/null"));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        process = builder.start();
        return process;
    }

    /**
     * What this archive left behind when it, or Java, was another one, or when it was killed: names begin with the
     * archive's number.
     */
    private void removeOthers(Path own) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(file.getParent(), archive() + "-*.aot*")) {
            for (Path other : others) {
                if (!other.equals(own)) {
                    Files.delete(other);
                }
            }
        }
    }

    /** The number of this archive's place, with which the names of its files begin. */
    private String archive() {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('-'));
    }

    /** Ends it if it is still under way; the file then is not made. */
    synchronized void stop() {
        stopped = true;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
