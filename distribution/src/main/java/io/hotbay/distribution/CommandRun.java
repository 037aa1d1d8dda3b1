// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/** Shell commands without a terminal, for scripts. */
final class CommandRun {

    private final GogoSession session;
    private final PrintStream output;
    private final Runnable ready;

    /** @param ready called before the line {@code ready} is printed */
    CommandRun(GogoSession session, PrintStream output, Runnable ready) {
        this.session = session;
        this.output = output;
        this.ready = ready;
    }

    /** Runs commands; ends with a line {@code ready}, or with the first failure. */
    void once(String commands) throws LaunchException {
        try {
            session.execute(commands);
        } catch (CommandFailedException e) {
            throw new LaunchException(LaunchException.FAILED, e.getMessage(), e);
        }
        ready();
    }

    /**
     * Begins with a line {@code ready}, then runs one line of commands after the other until the input ends. What each
     * prints is followed by a line {@code ok} or {@code failed: REASON}.
     */
    void lines(BufferedReader input) throws IOException {
        ready();
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            try {
                session.execute(line);
                output.println("ok");
            } catch (CommandFailedException e) {
                output.println("failed: " + e.getMessage());
            }
        }
    }

    private void ready() {
        ready.run();
        output.println("ready");
    }
}
