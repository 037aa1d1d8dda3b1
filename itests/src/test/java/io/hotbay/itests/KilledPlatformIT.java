// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A platform that is killed while it makes changes: each one that it has acknowledged is there afterwards. */
public class KilledPlatformIT {

    private static final String PROGRAM = System.getProperty("hotbay.it.distribution") + "/bin/hotbay";
    private static final int CHANGES = 200;
    private static final int KILLS = 12;
    private static final String DEVICE = "disk:scsi:0,2,0:null:1M";
    /** About what a change takes. */
    private static final int SPIN_NANOSECONDS = 6_000_000;
    /** Fixed, so that a failure comes again as far as times let it. */
    private static final long SEED = 20240607;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Random random = new Random(SEED);
    /** Acknowledged guests. */
    private final TreeSet<String> guests = new TreeSet<>();
    private Process process;
    private BufferedReader answers;
    private Writer commands;

    @After
    public void endProcess() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    public void shouldLoseNothingThatItHasAcknowledged() throws Exception {
        int changes = 0;
        start();
        for (int kill = 0; kill < KILLS; kill++) {
            int acknowledged = 0;
            while (acknowledged < CHANGES / KILLS + 1) {
                change("g" + changes++);
                acknowledged++;
            }
            killInMidChange("g" + changes++);
        }
        assertTrue(changes >= CHANGES);
        for (String guest : guests) {
            assertEquals(List.of(DEVICE), ask("devices " + guest));
        }
    }

    /** Creates a guest, or removes one, and kills the platform before it has answered. */
    private void killInMidChange(String fresh) throws IOException, InterruptedException {
        boolean removing = !guests.isEmpty() && random.nextBoolean();
        String guest = removing ? guests.first() : fresh;
        send((removing ? "guest-remove " : "guest-create ") + guest);
        spin(random.nextInt(SPIN_NANOSECONDS));
        process.destroyForcibly().waitFor();
        start();
        TreeSet<String> there = new TreeSet<>(ask("guests"));
        guests.remove(guest);
        boolean kept = there.remove(guest); // either may be: nobody was told
        assertEquals("after the end in '" + guest + "'", guests, there);
        if (kept) {
            guests.add(guest);
        }
        if (kept && !removing) {
            ask("device-add " + guest + " " + DEVICE);
        }
    }

    /** Every third guest goes again. */
    private void change(String guest) throws IOException {
        ask("guest-create " + guest);
        ask("device-add " + guest + " " + DEVICE);
        guests.add(guest);
        if (random.nextInt(3) == 0) {
            ask("guest-remove " + guest);
            guests.remove(guest);
        }
    }

    private static void spin(long nanoseconds) {
        long end = System.nanoTime() + nanoseconds;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private void start() throws IOException {
        Path home = folder.getRoot().toPath().resolve("home");
        ProcessBuilder builder = new ProcessBuilder(PROGRAM, "--home", home.toString(), "run", "-")
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.getRoot().toPath().resolve("log").toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process = builder.start();
        answers = process.inputReader();
        commands = process.outputWriter();
        assertEquals("ready", answers.readLine());
    }

    private void send(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    /** What a command prints; it must not fail. */
    private List<String> ask(String command) throws IOException {
        send(command);
        List<String> lines = new ArrayList<>();
        for (String line = answers.readLine(); !"ok".equals(line); line = answers.readLine()) {
            assertTrue(command + ": " + line, line != null && !line.startsWith("failed: "));
            lines.add(line);
        }
        return lines;
    }
}
