// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

/** The text of {@code --help}. */
final class Help {

    static final String TEXT = """
            hotbay [--home DIR]                   the shell on this terminal
            hotbay [--home DIR] run 'COMMANDS'    run shell commands (separated by ;), print "ready", serve until SIGTERM
            hotbay [--home DIR] run -             run each line of standard input, answer "ok" or "failed: REASON", serve until SIGTERM
            hotbay --help | --version

            --timing prints on standard error how long the parts of the start took.
            DIR holds all state, one process at a time; without --home it is $XDG_STATE_HOME/hotbay or ~/.local/state/hotbay.
            Bundles put into DIR/deploy are installed and started while Hotbay runs, and go when they are removed.
            Sockets of guests are in DIR/sockets; without --home in $XDG_RUNTIME_DIR/hotbay where there is such a place.
            HOTBAY_OPTS holds further options for the Java virtual machine. HOTBAY_AOT=off: neither use nor make the file with loaded
            classes that makes starts faster ($XDG_CACHE_HOME/hotbay/aot). NOTIFY_SOCKET is told when "run" is ready, see systemd(1).

            Exit codes: 0 ended as asked, 1 failed, 2 wrong use or no terminal, 3 no Java 25.
            """;

    private Help() {}
}
