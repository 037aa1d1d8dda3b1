// SPDX-License-Identifier: Apache-2.0
package io.hotbay.examples.units;

import io.hotbay.target.api.TargetCore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/** A framework with the target core, disks and memory stores, and nothing else. */
final class CoreHost implements AutoCloseable {

    /** What Hotbay's bundles share with this program: they get it from its class path. */
    private static final String CONTRACTS =
            "io.hotbay.memory;version=0.1.0,io.hotbay.scsi;version=0.1.0,io.hotbay.store.api;version=0.1.0,"
            + "io.hotbay.target.api;version=0.1.0,io.hotbay.target.api.device;version=0.1.0";

    private static final List<String> BUNDLES = List.of(
            "org.osgi.util.function", "org.osgi.util.promise", "org.osgi.service.component", "org.osgi.service.log",
            "org.apache.felix.scr",
            "io.hotbay.store.memory", "io.hotbay.device.disk", "io.hotbay.target");

    private final Framework framework;

    CoreHost(Path folder, Path storage) throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, storage.toString(), Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, CONTRACTS));
        framework.start();
        BundleContext context = framework.getBundleContext();
        List<Bundle> bundles = new ArrayList<>();
        for (String name : BUNDLES) {
            bundles.add(context.installBundle(folder.resolve(name + ".jar").toUri().toString()));
        }
        for (Bundle bundle : bundles) {
            bundle.start();
        }
    }

    /** The core; device type and store type are there as soon as their bundles are started. */
    TargetCore core() throws InterruptedException {
        ServiceTracker<TargetCore, TargetCore> tracker =
                new ServiceTracker<>(framework.getBundleContext(), TargetCore.class, null);
        tracker.open();
        return tracker.waitForService(30_000);
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(30_000);
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
