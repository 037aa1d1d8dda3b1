// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Processor time of some processes so far, in seconds.
 *
 * @param user in their own code
 * @param system in the kernel for them
 */
record ProcessTimes(double user, double system) {

    /** USER_HZ, which is 100 on all architectures that Linux has in common with Java. */
    private static final double TICKS = 100;
    /** utime and stime of proc(5), counted behind the name of the program. */
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    static ProcessTimes of(List<Long> processes) {
        double user = 0;
        double system = 0;
        for (long process : processes) {
            String[] fields = fields(process);
            user += Long.parseLong(fields[USER]) / TICKS;
            system += Long.parseLong(fields[SYSTEM]) / TICKS;
        }
        return new ProcessTimes(user, system);
    }

    ProcessTimes since(ProcessTimes before) {
        return new ProcessTimes(user - before.user, system - before.system);
    }

    private static String[] fields(long process) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            return line.substring(line.lastIndexOf(") ") + 2).split(" ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
