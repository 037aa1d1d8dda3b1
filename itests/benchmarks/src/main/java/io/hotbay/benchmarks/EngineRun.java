// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks in rounds, each of all benchmarks, so that a busy moment of the machine hits all alike. */
final class EngineRun {

    private static final PrintStream OUT = System.out;
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int WARM_UP = 2;
    private static final int MEASURED = 3;

    /** What was measured of one benchmark: one number for each iteration, and the median of each round. */
    private static final class Row {
        private final List<Double> clock = new ArrayList<>();
        private final List<Double> processor = new ArrayList<>();
        private final List<Double> bytes = new ArrayList<>();
        private final List<Double> rounds = new ArrayList<>();
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    void run(int rounds, String pattern) throws RunnerException {
        for (int round = 1; round <= rounds; round++) {
            OUT.println("# round " + round + " of " + rounds);
            Collection<RunResult> results = new Runner(options(pattern)).run();
            results.forEach(this::add);
        }
        print();
    }

    private static Options options(String pattern) {
        return new OptionsBuilder()
                .include(pattern)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(WARM_UP)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(MEASURED)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                // as the platform itself is started
                .jvmArgs("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC", "-Xmx256m")
                .build();
    }

    private void add(RunResult result) {
        String name = result.getParams().getBenchmark().replaceFirst(".*\\.(\\w+)Benchmark\\.", "$1 ");
        String parameters = String.join(" ", result.getParams().getParamsKeys().stream()
                .map(key -> result.getParams().getParam(key) + " " + key)
                .toList());
        Row row = rows.computeIfAbsent((name + " " + parameters).strip(), absent -> new Row());
        List<Double> round = new ArrayList<>();
        for (IterationResult iteration : result.getBenchmarkResults().iterator().next().getIterationResults()) {
            row.clock.add(iteration.getPrimaryResult().getScore());
            row.bytes.add(iteration.getSecondaryResults().get(ALLOCATED).getScore());
            round.add(iteration.getSecondaryResults().get(ProcessorProfiler.LABEL).getScore());
        }
        row.processor.addAll(round);
        row.rounds.add(spread(round).median());
    }

    /** The ratio is of processor time to the first row of the same group, round by round. */
    private void print() {
        OUT.println();
        OUT.println("| a 4 KiB READ(10) | ns of processor min / med / max | ns on the clock | bytes | ratio |");
        OUT.println("|---|---|---|---|---|");
        String group = "";
        Row first = null;
        for (Map.Entry<String, Row> entry : rows.entrySet()) {
            String ofGroup = entry.getKey().replaceFirst(" \\d+ .*", "").replaceFirst("^(Core|Registers) .*", "$1");
            if (!ofGroup.equals(group)) {
                group = ofGroup;
                first = entry.getValue();
            }
            Row row = entry.getValue();
            OUT.printf(Locale.ROOT, "| %s | %s | %s | %.0f | %s |%n", entry.getKey(), spread(row.processor).text(0),
                    spread(row.clock).text(0), spread(row.bytes).median(), ratios(row, first).text(2));
        }
    }

    private static Spread ratios(Row row, Row first) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < row.rounds.size(); round++) {
            ratios.add(row.rounds.get(round) / first.rounds.get(round));
        }
        return spread(ratios);
    }

    private static Spread spread(List<Double> values) {
        return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
