// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.lang.reflect.Proxy;

/**
 * Signals of the process. By handlers, not by a shutdown hook: the log still works while bundles stop, and the exit code is ours. The only
 * way to a handler is {@code sun.misc.Signal} of the module {@code jdk.unsupported}; by reflection, as the compiler's warning about it
 * can't be turned off.
 */
final class Signals {

    private Signals() {}

    /** Has a signal, e.g. {@code TERM}, run an action on a thread of its own, in place of what it does by itself. */
    static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, (_, _, _) -> {
                action.run();
                return null;
            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No handler for the signal " + name, e);
        }
    }
}
