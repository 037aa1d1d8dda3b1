// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.util.tracker.ServiceTracker;

/** Guests come back when the registry does, whatever the order in which its parts arrive. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class RestartIT {

    private static final String REGISTRY = "io.hotbay.registry";
    private static final List<String> PARTS = List.of(
            "io.hotbay.store.file", "io.hotbay.device.disk", "io.hotbay.adapter.mpt", "io.hotbay.transport.vfiouser");

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] configuration() {
        return new Option[] {Bundles.platform()};
    }

    @After
    public void removeGuests() throws Exception {
        for (String name : registry().guests()) {
            if (registry().status(name).served()) {
                registry().stop(name);
            }
            registry().removeGuest(name);
        }
    }

    @Test
    public void shouldServeAgainWhateverComesLast() throws Exception {
        Path image = image("a.img", 1 << 20);
        registry().createGuest("g");
        Statement disk = registry().addDevice("g", Statement.parse("disk:scsi::file:" + image));
        registry().start("g");
        GuestStatus before = registry().status("g");
        Map<DeviceAttribute, String> attributes = registry().attributes("g", disk);
        for (String last : PARTS) {
            bundle(REGISTRY).stop();
            bundle(last).stop();
            bundle(REGISTRY).start();
            assertTrue(last, registry().status("g").state().startsWith("to be started"));
            bundle(last).start();
            awaitServed("g");
            GuestStatus now = registry().status("g");
            assertEquals(before.adapters().getFirst().socket(), now.adapters().getFirst().socket());
            assertEquals("open", now.devices().getFirst().state());
            assertEquals(attributes, registry().attributes("g", disk));
        }
    }

    @Test
    public void shouldComeUpWithoutADiskThatIsAnother() throws Exception {
        Path kept = image("kept.img", 1 << 20);
        Path changed = image("changed.img", 1 << 20);
        registry().createGuest("g");
        registry().addDevice("g", Statement.parse("disk:scsi::file:" + kept));
        Statement disk = registry().addDevice("g", Statement.parse("disk:scsi::file:" + changed));
        registry().start("g");
        bundle(REGISTRY).stop();
        Files.delete(changed);
        image("changed.img", 2 << 20);
        bundle(REGISTRY).start();
        awaitServed("g");
        List<GuestStatus.DeviceStatus> devices = registry().status("g").devices();
        assertEquals("open", devices.getFirst().state());
        assertTrue(devices.getLast().state(), devices.getLast().state().startsWith("missing: The storage of " + disk));
        registry().acceptStorage("g", disk);
        assertEquals(2 << 20, registry().status("g").devices().getLast().bytes());
    }

    @Test
    public void shouldShareOneUnitAndReserveItsFile() throws Exception {
        Path image = image("shared.img", 1 << 20);
        Map<DeviceAttribute, String> share = Map.of(DeviceAttribute.SHARE, "on");
        assertEquals(4 << 20, registry().reserveStorage("file", image.toString(), 4 << 20, bytes -> {}));
        for (String name : List.of("g", "h")) {
            registry().createGuest(name);
            registry().addDevice(name, Statement.parse("disk:scsi::file:" + image), share);
            registry().start(name);
            assertEquals(4 << 20, registry().status(name).devices().getFirst().bytes());
        }
        registry().stop("g");
        assertEquals("open", registry().status("h").devices().getFirst().state());
    }

    private Path image(String name, long bytes) throws IOException {
        Path path = Path.of(context.getProperty("hotbay.home")).resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        }
        return path;
    }

    private Bundle bundle(String name) throws BundleException {
        return Bundles.find(context, name);
    }

    private void awaitServed(String guest) {
        Wait.until(guest + " is served", () -> {
            try {
                return registry().status(guest).served();
            } catch (RegistryException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** The one of this moment. */
    private DeviceRegistry registry() {
        ServiceTracker<DeviceRegistry, DeviceRegistry> tracker =
                new ServiceTracker<>(context, DeviceRegistry.class, null);
        tracker.open();
        try {
            return tracker.waitForService(Wait.GUARD_SECONDS * 1000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            tracker.close();
        }
    }
}
