// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The framework of this run without any bundle. */
final class EmptyFramework implements AutoCloseable {

    private final Framework framework;

    EmptyFramework(Path storage) throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, storage.toString(), "felix.log.level", "0"));
        framework.init();
        framework.start();
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    List<Bundle> install(Collection<Path> jars) throws Exception {
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : jars) {
            bundles.add(context().installBundle(jar.toUri().toString()));
        }
        return bundles;
    }

    /** Starts bundles; returns the names of those that are not active then. Fragments can't be. */
    static List<String> startAndFindNotActive(List<Bundle> bundles) throws Exception {
        List<String> notActive = new ArrayList<>();
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
                if (bundle.getState() != Bundle.ACTIVE) {
                    notActive.add(bundle.getSymbolicName());
                }
            }
        }
        return notActive;
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
