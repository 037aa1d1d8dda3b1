// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;

import io.hotbay.store.api.StoreType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** A store is deployed by putting its jar into a folder. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DeployIT {

    private static final String STORE = "io.hotbay.store.nullio";

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] configuration() {
        return new Option[] {Bundles.platform(STORE)};
    }

    @Test
    public void shouldComeAndGoWithItsJar() throws Exception {
        Path deploy = Path.of(context.getProperty("felix.fileinstall.dir"));
        ServiceTracker<StoreType, StoreType> tracker = new ServiceTracker<>(
                context, context.createFilter("(" + StoreType.PROPERTY + "=null)"), null);
        tracker.open();
        assertNull(tracker.getService());

        Path jar = deploy.resolve(STORE + ".jar");
        Path partial = deploy.resolveSibling(STORE + ".partial");
        Files.copy(Bundles.jar(STORE), partial);
        Files.move(partial, jar, StandardCopyOption.ATOMIC_MOVE);
        assertNotNull(tracker.waitForService(TimeUnit.SECONDS.toMillis(Wait.GUARD_SECONDS)));

        Files.delete(jar);
        Wait.until("the service is gone", tracker::isEmpty);
        Wait.until("the bundle is gone", () -> installed() == 0);
        assertEquals(0, tracker.size());
        tracker.close();
    }

    private long installed() {
        return Arrays.stream(context.getBundles()).filter(bundle -> STORE.equals(bundle.getSymbolicName())).count();
    }
}
