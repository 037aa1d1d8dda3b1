// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The archive's program, as a script uses it. */
public class DistributionIT {

    private static final String PROGRAM = System.getProperty("hotbay.it.distribution") + "/bin/hotbay";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<Process> started = new ArrayList<>();

    @After
    public void endProcesses() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    public void shouldServeAfterItsCommandsUntilItIsTerminated() throws Exception {
        Path home = home();
        Process process = start(home, "run", "help");
        List<String> printed = linesUntil("ready", process);
        assertTrue(printed.toString(), printed.size() > 1);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
        assertTrue(process.isAlive());

        process.destroy();
        assertEquals(0, exitCode(process));
    }

    @Test
    public void shouldStartAgainOnTheSameHome() throws Exception {
        Path home = home();
        for (int time = 0; time < 2; time++) {
            Process process = start(home, "run", "");
            linesUntil("ready", process);
            process.destroy();
            assertEquals(0, exitCode(process));
        }
    }

    @Test
    public void shouldEndWhenACommandFails() throws Exception {
        Process process = start(home(), "run", "nonsense");
        assertEquals(1, exitCode(process));
        List<String> told = process.errorReader().lines().toList();
        assertEquals(told.toString(), 1, told.size());
        assertTrue(told.getFirst(), told.getFirst().contains("nonsense"));
    }

    @Test
    public void shouldAnswerEachLineOfItsInput() throws Exception {
        Process process = start(home(), "run", "-");
        process.outputWriter().write("help\nnonsense\n\nhelp\n");
        process.outputWriter().close();

        linesUntil("ok", process);
        List<String> failed = linesUntil("ok", process);
        assertEquals("the failure, then the empty line's answer: " + failed, 2, failed.size());
        assertTrue(failed.getFirst(), failed.getFirst().startsWith("failed: "));
        linesUntil("ok", process);
        assertTrue("the end of its input does not end it", process.isAlive());

        process.destroy();
        assertEquals(0, exitCode(process));
    }

    @Test
    public void shouldRefuseASecondProcessOnOneHome() throws Exception {
        Path home = home();
        Process first = start(home, "run", "");
        linesUntil("ready", first);

        Process second = start(home, "run", "");
        assertEquals(1, exitCode(second));
        String told = second.errorReader().readLine();
        assertTrue(told, told.contains("process " + first.pid()));
        first.destroy();
        assertEquals(0, exitCode(first));
    }

    @Test
    public void shouldRefuseWrongUse() throws Exception {
        assertEquals(2, exitCode(start(home(), "--nonsense")));
        assertEquals(2, exitCode(start(home(), "run")));
    }

    @Test
    public void shouldNeedATerminalForTheShell() throws Exception {
        assertEquals(2, exitCode(start(home())));
    }

    private Path home() throws IOException {
        return folder.newFolder().toPath().resolve("home");
    }

    private Process start(Path home, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "--home", home.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** What it prints up to and with a line. */
    private static List<String> linesUntil(String last, Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.equals(last)) {
                return lines;
            }
        }
        throw new AssertionError("no line '" + last + "' after " + lines + "; " + process.errorReader().lines().toList());
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertTrue("ends", process.waitFor(2 * Wait.GUARD_SECONDS, TimeUnit.SECONDS));
        return process.exitValue();
    }
}
