// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UnloadTest {
    /** A loader of our classes as a framework makes one for a bundle, with calls made through them on this thread. */
    private static WeakReference<ClassLoader> use() throws Exception {
        URL classes = LibC.class.getProtectionDomain().getCodeSource().getLocation();
        URLClassLoader loader = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
        Class<?> events = loader.loadClass("io.hotbay.posix.EventDescriptor");
        AutoCloseable event = (AutoCloseable) events.getMethod("create").invoke(null);
        events.getMethod("signal").invoke(event);
        events.getMethod("await", int.class).invoke(event, 0);
        event.close();
        AutoCloseable[] pair = (AutoCloseable[]) loader.loadClass("io.hotbay.posix.LocalSockets")
                .getMethod("pair").invoke(null);
        pair[0].close();
        pair[1].close();
        loader.close();
        return new WeakReference<>(loader);
    }

    @Test
    void shouldLeaveNothingThatHoldsTheClasses() throws Exception {
        WeakReference<ClassLoader> loader = use();
        long guard = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (loader.get() != null && System.nanoTime() < guard) {
            System.gc();
        }
        assertNull(loader.get());
    }
}
