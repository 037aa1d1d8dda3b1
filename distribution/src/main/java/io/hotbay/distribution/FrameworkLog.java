// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.lang.System.Logger.Level;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;

/** Tells of the framework's errors and warnings, e.g. a bundle that can't be started, in one line each. */
final class FrameworkLog implements FrameworkListener {

    private static final System.Logger LOG = System.getLogger(FrameworkLog.class.getName());

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        switch (event.getType()) {
            case FrameworkEvent.ERROR -> log(Level.ERROR, event);
            case FrameworkEvent.WARNING -> log(Level.WARNING, event);
            default -> { }
        }
    }

    private static void log(Level level, FrameworkEvent event) {
        LOG.log(level, () -> event.getBundle().getSymbolicName() + ": " + event.getThrowable());
        LOG.log(Level.DEBUG, "The same with its stack trace", event.getThrowable());
    }
}
