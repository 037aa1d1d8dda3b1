// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Everything that Hotbay ships comes up together. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PlatformIT {

    /** Bundles that are there for their services, with at least one component each. */
    private static final Set<String> WITH_COMPONENTS = Set.of(
            "io.hotbay.store.nullio", "io.hotbay.store.memory", "io.hotbay.store.file", "io.hotbay.device.disk",
            "io.hotbay.target", "io.hotbay.transport.vfiouser", "io.hotbay.adapter.mpt", "io.hotbay.registry",
            "io.hotbay.shell");

    @Inject
    private BundleContext context;

    @Inject
    private ServiceComponentRuntime runtime;

    @Configuration
    public Option[] configuration() {
        return new Option[] {Bundles.platform()};
    }

    @Test
    public void shouldRunOnTheFrameworkOfThisRun() {
        assertEquals(System.getProperty("hotbay.it.framework"), context.getBundle(0).getSymbolicName());
    }

    @Test
    public void shouldStartEveryBundle() {
        List<String> notActive = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();

        assertEquals(List.of(), notActive);
    }

    @Test
    public void shouldSatisfyEveryComponent() {
        Set<String> bundles = new TreeSet<>();
        List<String> unsatisfied = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            bundles.add(component.bundle.symbolicName);
            for (ComponentConfigurationDTO configured : runtime.getComponentConfigurationDTOs(component)) {
                if (configured.state != ComponentConfigurationDTO.ACTIVE
                        && configured.state != ComponentConfigurationDTO.SATISFIED) {
                    unsatisfied.add(component.name + " lacks " + Arrays.stream(configured.unsatisfiedReferences)
                            .map(reference -> reference.name)
                            .collect(Collectors.joining(",")));
                }
            }
        }

        assertEquals(List.of(), unsatisfied);
        assertTrue("components only in " + bundles, bundles.containsAll(WITH_COMPONENTS));
    }
}
