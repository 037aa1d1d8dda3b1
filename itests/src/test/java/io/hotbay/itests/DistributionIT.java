// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The archive's program, as a script uses it. */
public class DistributionIT {

    private static final String PROGRAM = System.getProperty("hotbay.it.distribution") + "/bin/hotbay";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Launched launched = new Launched();

    @Test
    public void shouldServeAfterItsCommandsUntilItIsTerminated() throws Exception {
        Path home = home();
        Process process = start(home, "run", "help");
        List<String> printed = Launched.linesUntil("ready", process);
        assertTrue(printed.toString(), printed.size() > 1);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
        assertTrue(process.isAlive());

        assertEquals(0, Launched.terminate(process));
    }

    @Test
    public void shouldStartAgainOnTheSameHome() throws Exception {
        Path home = home();
        for (int time = 0; time < 2; time++) {
            Process process = start(home, "run", "");
            Launched.linesUntil("ready", process);
            assertEquals(0, Launched.terminate(process));
        }
    }

    @Test
    public void shouldEndWhenACommandFails() throws Exception {
        Process process = start(home(), "run", "nonsense");
        assertEquals(1, Launched.exitCode(process));
        List<String> told = process.errorReader().lines().toList();
        assertEquals(told.toString(), 1, told.size());
        assertTrue(told.getFirst(), told.getFirst().contains("nonsense"));
    }

    @Test
    public void shouldAnswerEachLineOfItsInput() throws Exception {
        Process process = start(home(), "run", "-");
        process.outputWriter().write("help\nnonsense\n\nhelp\n");
        process.outputWriter().close();

        Launched.linesUntil("ok", process);
        List<String> failed = Launched.linesUntil("ok", process);
        assertEquals("the failure, then the empty line's answer: " + failed, 2, failed.size());
        assertTrue(failed.getFirst(), failed.getFirst().startsWith("failed: "));
        Launched.linesUntil("ok", process);
        assertTrue("the end of its input does not end it", process.isAlive());

        assertEquals(0, Launched.terminate(process));
    }

    @Test
    public void shouldRefuseASecondProcessOnOneHome() throws Exception {
        Path home = home();
        Process first = start(home, "run", "");
        Launched.linesUntil("ready", first);

        Process second = start(home, "run", "");
        assertEquals(1, Launched.exitCode(second));
        String told = second.errorReader().readLine();
        assertTrue(told, told.contains("process " + first.pid()));
        assertEquals(0, Launched.terminate(first));
    }

    @Test
    public void shouldPrintThePhasesOfItsStartWhenAsked() throws Exception {
        Process process = start(home(), "--timing", "run", "");
        Launched.linesUntil("ready", process);
        String line = process.errorReader().readLine();
        assertTrue(line, line.matches("timing: java [0-9]+ ms, home [0-9]+ ms, framework [0-9]+ ms, install [0-9]+ ms,"
                + " level 10 [0-9]+ ms, level 20 [0-9]+ ms, level 30 [0-9]+ ms, ready [0-9]+ ms,"
                + " commands [0-9]+ ms, all [0-9]+ ms"));
        assertEquals(0, Launched.terminate(process));
    }

    @Test
    public void shouldRefuseWrongUse() throws Exception {
        assertEquals(2, Launched.exitCode(start(home(), "--nonsense")));
        assertEquals(2, Launched.exitCode(start(home(), "run")));
    }

    @Test
    public void shouldNeedATerminalForTheShell() throws Exception {
        assertEquals(2, Launched.exitCode(start(home())));
    }

    private Path home() throws IOException {
        return folder.newFolder().toPath().resolve("home");
    }

    private Process start(Path home, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "--home", home.toString()));
        command.addAll(List.of(arguments));
        return launched.start(Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"),
                "HOTBAY_AOT", "off"),
                command);
    }
}
