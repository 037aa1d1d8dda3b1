// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;

/** When the phases of a start ended, for {@code --timing}. One thread but for {@link #watch}'s listener. */
final class StartTiming {

    private final long begun = System.nanoTime();
    private final Map<String, Long> ends = new LinkedHashMap<>();
    private final Map<Integer, Long> levelEnds = new TreeMap<>();

    /** A phase ends now. */
    void end(String phase) {
        ends.put(phase, System.nanoTime());
    }

    /** Notes for each start level when the last of its bundles has been started. */
    void watch(BundleContext context) {
        context.addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.STARTED && event.getBundle().getBundleId() != 0) {
                int level = event.getBundle().adapt(BundleStartLevel.class).getStartLevel();
                synchronized (levelEnds) {
                    levelEnds.put(level, System.nanoTime());
                }
            }
        });
    }

    /** The levels end now: what comes later starts no part of the archive. */
    void endLevels() {
        synchronized (levelEnds) {
            levelEnds.forEach((level, end) -> ends.put("level " + level, end));
        }
    }

    /**
     * One line: each phase with its milliseconds, then all of them together from the start of the virtual machine on.
     */
    String line() {
        // asked last, as the question itself loads classes
        long now = System.nanoTime();
        long upMillis = ManagementFactory.getRuntimeMXBean().getUptime();
        long started = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(upMillis);
        Map<String, Long> phases = new LinkedHashMap<>();
        phases.put("java", begun - started);
        long last = begun;
        for (Map.Entry<String, Long> end : ends.entrySet()) {
            phases.put(end.getKey(), end.getValue() - last);
            last = end.getValue();
        }
        phases.put("all", now - started);
        return phases.entrySet().stream()
                .map(phase -> phase.getKey() + " " + TimeUnit.NANOSECONDS.toMillis(phase.getValue()) + " ms")
                .collect(Collectors.joining(", ", "timing: ", ""));
    }
}
