// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;

/** What {@code ./hotbay bench} starts, and a way to start parts by hand. */
public final class Benchmarks {

    private static final String USAGE = """
            engine ROUNDS [PATTERN]                           JMH: registers, core, many units and nexuses
            socket SOCKET ROUNDS SECONDS TARGET=NAME PID...   driver model on the socket of the platform PID...
            """;

    private Benchmarks() {}

    public static void main(String... arguments) throws Exception {
        String part = arguments.length < 2 ? "" : arguments[0];
        switch (part) {
            case "engine" -> new EngineRun().run(Integer.parseInt(arguments[1]),
                    arguments.length > 2 ? arguments[2] : ".*");
            case "socket" -> SocketRun.of(
                    Path.of(arguments[1]), Arrays.copyOfRange(arguments, 2, arguments.length)).run();
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }
}
