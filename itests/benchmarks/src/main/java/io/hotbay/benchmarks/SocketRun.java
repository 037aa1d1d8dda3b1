// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import io.hotbay.posix.PosixException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The driver model on the socket of a running platform: 4 KiB READs, so many in flight, all posted again when the
 * interrupt routine has taken their replies. Depths and disks take turns; the first round is to warm up.
 *
 * @param disks targets by what their stores are called
 * @param processes those of the platform
 */
record SocketRun(Path socket, int rounds, Duration time, Map<String, Integer> disks, List<Long> processes) {

    private static final PrintStream OUT = System.out;
    private static final int[] DEPTHS = {1, 8, ReadLoad.DEPTH_MAXIMUM};
    private static final double NANOSECONDS = 1e9;
    private static final double MICROSECONDS = 1e6;

    /** One measurement; processor time in seconds of the platform alone. */
    private record Sample(long commands, double seconds, ProcessTimes processor, double reads, double interrupts) {

        double perSecond() {
            return commands / seconds;
        }

        double user() {
            return processor.user() / commands * MICROSECONDS;
        }

        double system() {
            return processor.system() / commands * MICROSECONDS;
        }
    }

    /** Rounds, seconds, disks as TARGET=NAME, processes. */
    static SocketRun of(Path socket, String... arguments) {
        Map<String, Integer> disks = new LinkedHashMap<>();
        List<Long> processes = new ArrayList<>();
        for (String argument : Arrays.copyOfRange(arguments, 2, arguments.length)) {
            String[] parts = argument.split("=", 2);
            if (parts.length == 2) {
                disks.put(parts[1], Integer.parseInt(parts[0]));
            } else {
                processes.add(Long.parseLong(argument));
            }
        }
        return new SocketRun(socket, Integer.parseInt(arguments[0]),
                Duration.ofSeconds(Long.parseLong(arguments[1])), disks, processes);
    }

    void run() throws PosixException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            OUT.println(round == 0 ? "# warm-up" : "# round " + round + " of " + rounds);
            for (int depth : DEPTHS) {
                for (Map.Entry<String, Integer> disk : disks.entrySet()) {
                    Sample sample = measure(disk.getValue(), depth);
                    if (round > 0) {
                        String name = disk.getKey() + ", depth " + depth;
                        samples.computeIfAbsent(name, absent -> new ArrayList<>()).add(sample);
                    }
                }
            }
        }
        print(samples);
    }

    private Sample measure(int target, int depth) throws PosixException {
        try (SocketMachine machine = new SocketMachine(socket)) {
            ReadLoad load = new ReadLoad(machine, target);
            long reads = machine.reads();
            long interrupts = machine.interrupts();
            ProcessTimes before = ProcessTimes.of(processes);
            long start = System.nanoTime();
            long end = start + time.toNanos();
            long commands = 0;
            load.post(depth);
            while (System.nanoTime() < end) {
                machine.awaitInterrupt();
                int replies = load.takeReplies();
                commands += replies;
                load.post(replies);
            }
            double seconds = (System.nanoTime() - start) / NANOSECONDS;
            ProcessTimes used = ProcessTimes.of(processes).since(before);
            return new Sample(commands, seconds, used, (double) (machine.reads() - reads) / commands,
                    (double) (machine.interrupts() - interrupts) / commands);
        }
    }

    private static void print(Map<String, List<Sample>> samples) {
        OUT.println();
        OUT.println("| 4 KiB READs over the socket | commands/s min / med / max "
                + "| our CPU us per command min / med / max | user | system | register reads | interrupts |");
        OUT.println("|---|---|---|---|---|---|---|");
        samples.forEach((name, of) -> OUT.printf(Locale.ROOT, "| %s | %s | %s | %.1f | %.1f | %.2f | %.2f |%n", name,
                spread(of, Sample::perSecond).text(0),
                spread(of, sample -> sample.user() + sample.system()).text(1),
                spread(of, Sample::user).median(), spread(of, Sample::system).median(),
                spread(of, Sample::reads).median(), spread(of, Sample::interrupts).median()));
    }

    private static Spread spread(List<Sample> samples, ToDoubleFunction<Sample> what) {
        return Spread.of(samples.stream().mapToDouble(what).toArray());
    }
}
