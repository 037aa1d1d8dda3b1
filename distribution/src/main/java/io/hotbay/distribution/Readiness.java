// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.util.tracker.ServiceTracker;

/** The platform is ready when its registry and its commands are there: the registry hangs on everything else that it needs. */
final class Readiness {

    private static final List<String> NEEDED =
            List.of("(objectClass=io.hotbay.registry.api.DeviceRegistry)", "(osgi.command.scope=hotbay)");
    /** A platform starts in two seconds; only one that lacks something gets here. */
    private static final long LIMIT_MILLIS = 60_000;

    private final BundleContext context;

    Readiness(BundleContext context) {
        this.context = context;
    }

    /** Waits; when something does not come, says what is missing. */
    void await() throws LaunchException, InterruptedException {
        for (String filter : NEEDED) {
            if (!comes(filter)) {
                throw new LaunchException(LaunchException.FAILED, "Hotbay did not come up within " + LIMIT_MILLIS / 1000
                        + " s, there is no service " + filter + "; bundles not started: " + bundlesNotStarted()
                        + "; components unsatisfied: " + componentsUnsatisfied() + ".");
            }
        }
    }

    private boolean comes(String filter) throws InterruptedException {
        ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, filter(filter), null);
        tracker.open();
        try {
            return tracker.waitForService(LIMIT_MILLIS) != null;
        } finally {
            tracker.close();
        }
    }

    private static Filter filter(String filter) {
        try {
            return FrameworkUtil.createFilter(filter);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
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
        return orNone(unsatisfied(printed.toString(StandardCharsets.UTF_8)));
    }

    /** Each component has a line that begins with its name, and an indented line for each of its instances. */
    static String unsatisfied(String list) {
        List<String> names = new ArrayList<>();
        String name = "";
        for (String line : list.lines().toList()) {
            if (!line.startsWith(" ")) {
                name = line.split(" ")[0];
            } else if (line.contains("UNSATISFIED")) {
                names.add(name);
            }
        }
        return String.join(", ", names);
    }

    private static String orNone(String names) {
        return names.isEmpty() ? "none" : names;
    }
}
