// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.commons.io.FileUtils;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/**
 * The framework with the archive's bundles: whichever framework is on the class path. Stopping may come from any
 * thread, at any time.
 */
final class Platform {

    /** Up to the commands and the deploy folder, without a shell. */
    static final int LEVEL_SERVING = 30;
    /** With the shell on the terminal. */
    static final int LEVEL_SHELL = 40;

    /** Longer than all units need to drain, so only a bundle that hangs reaches it. */
    private static final long STOP_LIMIT_MILLIS = 60_000;

    private final Framework framework;
    private final FrameworkCache cache;
    private final List<SystemBundle> bundles;
    private final boolean empty;

    /** Prepared, not yet started. */
    Platform(Path distribution, Home home, int startLevel) throws LaunchException {
        try {
            bundles = SystemBundle.all(distribution);
            cache = new FrameworkCache(home, bundles);
            empty = cache.prepare(); // before there is a framework: some put their own things into it at once
            FileUtils.cleanDirectory(home.temporary().toFile());
            framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow()
                    .newFramework(FrameworkProperties.load(distribution, home, startLevel));
        } catch (IOException e) {
            throw new LaunchException(LaunchException.FAILED, "The platform can't be prepared: " + e + ".", e);
        }
    }

    /**
     * Starts the framework and, level by level, its bundles. A bundle that can't be started is logged, and holds
     * nothing up.
     */
    BundleContext start(StartTiming timing) throws LaunchException {
        try {
            framework.init();
            BundleContext context = framework.getBundleContext();
            context.addFrameworkListener(new FrameworkLog());
            timing.watch(context);
            timing.end("framework");
            if (empty) {
                install(context);
                cache.filled();
            }
            timing.end("install");
            framework.start();
            timing.endLevels();
            return context;
        } catch (BundleException | IOException e) {
            throw new LaunchException(LaunchException.FAILED, "The framework can't be started: " + e + ".", e);
        }
    }

    private void install(BundleContext context) throws BundleException {
        for (SystemBundle bundle : bundles) {
            // copied into the cache, not used in place: the archive may be replaced while the platform runs
            Bundle installed = context.installBundle(bundle.jar().toUri().toString());
            installed.adapt(BundleStartLevel.class).setStartLevel(bundle.startLevel());
            if ((installed.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) == 0) {
                installed.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
    }

    /**
     * Waits until somebody has stopped the framework. Gogo, when it is stopped, interrupts the threads that have run
     * commands: it means them, not this.
     */
    void awaitStop() {
        boolean stopped = false;
        while (!stopped) {
            try {
                stopped = framework.waitForStop(0).getType() != FrameworkEvent.STOPPED_UPDATE;
            } catch (InterruptedException e) {
                stopped = false;
            }
        }
    }

    /** Stops all bundles and the framework. Returns whether they stopped in time. */
    boolean stop() {
        try {
            framework.stop();
            return framework.waitForStop(STOP_LIMIT_MILLIS).getType() != FrameworkEvent.WAIT_TIMEDOUT;
        } catch (BundleException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
