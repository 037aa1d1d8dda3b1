// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** What is replaced under load hangs on contracts only, and nothing hangs on it. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class WiringIT {

    private static final List<String> REPLACEABLE = List.of(
            "io.hotbay.store.nullio", "io.hotbay.store.memory", "io.hotbay.store.file", "io.hotbay.device.disk",
            "io.hotbay.adapter.mpt");

    /** Contracts, vocabulary, and the owner of all native calls. */
    private static final Set<String> BASE = Set.of(
            "io.hotbay.memory", "io.hotbay.scsi", "io.hotbay.posix", "io.hotbay.store.api", "io.hotbay.target.api",
            "io.hotbay.pci.api", "io.hotbay.adapter.api", "org.osgi.service.component");

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] configuration() {
        return new Option[] {Bundles.platform()};
    }

    @Test
    public void shouldExportNothing() {
        for (String name : REPLACEABLE) {
            assertEquals(name, List.of(), wiring(name).getCapabilities(PackageNamespace.PACKAGE_NAMESPACE));
        }
    }

    @Test
    public void shouldImportContractsOnly() {
        for (String name : REPLACEABLE) {
            Set<String> beyond = new TreeSet<>();
            List<BundleWire> imports = wiring(name).getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE);
            for (BundleWire wire : imports) {
                Bundle provider = wire.getProvider().getBundle();
                if (provider.getBundleId() != Constants.SYSTEM_BUNDLE_ID && !BASE.contains(provider.getSymbolicName())) {
                    beyond.add(provider.getSymbolicName());
                }
            }
            assertFalse(name + " imports nothing", imports.isEmpty());
            assertEquals(name, Set.of(), beyond);
        }
    }

    @Test
    public void shouldRefreshNothingBesideItself() {
        FrameworkWiring framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        for (String name : REPLACEABLE) {
            Bundle bundle = Bundles.find(context, name);
            Collection<Bundle> closure = framework.getDependencyClosure(List.of(bundle));
            assertEquals(name, Set.of(bundle), Set.copyOf(closure));
        }
    }

    private BundleWiring wiring(String name) {
        return Bundles.find(context, name).adapt(BundleWiring.class);
    }
}
