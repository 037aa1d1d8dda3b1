// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.rules.ExternalResource;

/** Processes that end with their test. */
public final class Launched extends ExternalResource {

    private final List<Process> started = new ArrayList<>();

    /** Starts a program with nothing in its environment but what is given. */
    Process start(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    @Override
    protected void after() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }

    /** What it prints up to and with a line. */
    static List<String> linesUntil(String last, Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = process.inputReader().readLine(); line != null; line = process.inputReader().readLine()) {
            lines.add(line);
            if (line.equals(last)) {
                return lines;
            }
        }
        throw new AssertionError("no line '" + last + "' after " + lines + "; " + process.errorReader().lines()
                .toList());
    }

    /** What {@code run -} answers to a command, without the line {@code ok}. */
    static List<String> answer(Process process, String command) throws IOException {
        List<String> lines = tell(process, command);
        if (!lines.getLast().equals("ok")) {
            throw new AssertionError(command + ": " + lines);
        }
        return lines.subList(0, lines.size() - 1);
    }

    /** What {@code run -} answers to a command; the last line is {@code ok}, or {@code failed:} and the reason. */
    static List<String> tell(Process process, String command) {
        try {
            process.outputWriter().write(command + "\n");
            process.outputWriter().flush();
            List<String> lines = new ArrayList<>();
            String line;
            do {
                line = process.inputReader().readLine();
                if (line == null) {
                    throw new AssertionError(command + ": no answer after " + lines + "; " + process.errorReader()
                            .lines().toList());
                }
                lines.add(line);
            } while (!line.equals("ok") && !line.startsWith("failed: "));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a service manager does; by the handle, as the process itself would close what it has printed. */
    static int terminate(Process process) throws InterruptedException {
        process.toHandle().destroy();
        return exitCode(process);
    }

    static int exitCode(Process process) throws InterruptedException {
        assertTrue("ends", process.waitFor(2 * Wait.GUARD_SECONDS, TimeUnit.SECONDS));
        return process.exitValue();
    }
}
