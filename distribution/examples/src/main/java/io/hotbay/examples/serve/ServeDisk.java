// SPDX-License-Identifier: Apache-2.0
package io.hotbay.examples.serve;

import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Serves one disk to QEMU: {@code ServeDisk BUNDLES HOME STATEMENT}, with whatever OSGi framework is on the class path.
 */
public final class ServeDisk {

    private ServeDisk() {}

    /** Prints QEMU's arguments; ends by a signal. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[1]);
        Framework framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, home.resolve("cache").toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                // this program's own class path has the contract, and bundles get it from there
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "io.hotbay.registry.api;version=0.1.0",
                "hotbay.home", home.toString(),
                "hotbay.sockets", home.toString()));
        framework.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(framework)));

        BundleContext context = framework.getBundleContext();
        List<Bundle> bundles = new ArrayList<>();
        try (Stream<Path> jars = Files.list(Path.of(arguments[0]))) {
            for (Path jar : jars.filter(jar -> !jar.endsWith("io.hotbay.registry.api.jar")).toList()) {
                bundles.add(context.installBundle(jar.toUri().toString()));
            }
        }
        for (Bundle bundle : bundles) {
            bundle.start();
        }

        ServiceTracker<DeviceRegistry, DeviceRegistry> tracker =
                new ServiceTracker<>(context, DeviceRegistry.class, null);
        tracker.open();
        DeviceRegistry registry = tracker.waitForService(30_000);
        registry.createGuest("vm");
        registry.addDevice("vm", Statement.parse(arguments[2]));
        registry.start("vm");
        System.out.println(String.join(" ", registry.vmmArguments("vm", "1G")));
        framework.waitForStop(0);
    }

    private static void stop(Framework framework) {
        try {
            framework.stop();
            framework.waitForStop(30_000);
        } catch (Exception e) {
            System.err.println("The framework did not stop: " + e);
        }
    }
}
