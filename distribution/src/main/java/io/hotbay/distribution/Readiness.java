// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.util.tracker.ServiceTracker;

/** The platform is ready when its commands are there: they hang on the registry, which hangs on everything else that it needs. */
final class Readiness {

    private static final String COMMANDS = "(osgi.command.scope=hotbay)";
    /** A platform starts in two seconds; only one that lacks something gets here. */
    private static final long LIMIT_MILLIS = 60_000;

    private final BundleContext context;

    Readiness(BundleContext context) {
        this.context = context;
    }

    /** Waits for the commands; when they don't come, says what is missing. */
    void await() throws LaunchException, InterruptedException {
        ServiceTracker<Object, Object> tracker;
        try {
            tracker = new ServiceTracker<>(context, context.createFilter(COMMANDS), null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        tracker.open();
        try {
            if (tracker.waitForService(LIMIT_MILLIS) == null) {
                throw new LaunchException(LaunchException.FAILED, "Hotbay's commands did not come up within "
                        + LIMIT_MILLIS / 1000 + " s; bundles not started: " + bundlesNotStarted()
                        + "; components unsatisfied: " + componentsUnsatisfied() + ".");
            }
        } finally {
            tracker.close();
        }
    }

    private String bundlesNotStarted() {
        return orNone(Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .filter(bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel() <= Platform.LEVEL_SERVING)
                .map(Bundle::getSymbolicName)
                .collect(Collectors.joining(", ")));
    }

    /** By the component runtime's own command: its classes are out of the launcher's sight. */
    private String componentsUnsatisfied() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (GogoSession session = new GogoSession(context, new PrintStream(printed, true, StandardCharsets.UTF_8))) {
            session.execute("scr:list");
        } catch (LaunchException | CommandFailedException e) {
            return "unknown (" + e.getMessage() + ")";
        }
        return orNone(printed.toString(StandardCharsets.UTF_8).lines()
                .filter(line -> line.contains("unsatisfied"))
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining(", ")));
    }

    private static String orNone(String names) {
        return names.isEmpty() ? "none" : names;
    }
}
