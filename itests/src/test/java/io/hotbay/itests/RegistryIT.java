// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/** A guest's storage from its first statement to its end. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class RegistryIT {

    @Inject
    private BundleContext context;

    @Inject
    private DeviceRegistry registry;

    @Configuration
    public Option[] configuration() {
        return new Option[] {Bundles.platform()};
    }

    @Test
    public void shouldServeAGuestUntilItIsStopped() throws Exception {
        registry.createGuest("g1");
        Statement added = registry.addDevice("g1", Statement.parse("disk:scsi::memory:1M"));
        assertEquals(List.of("g1"), registry.guests());

        registry.start("g1");
        GuestStatus served = registry.status("g1");
        assertTrue(served.served());
        assertEquals(1, served.adapters().size());
        assertEquals(added, served.devices().getFirst().statement());
        assertEquals(1 << 20, served.devices().getFirst().bytes());
        Path socket = Path.of(served.adapters().getFirst().socket());
        assertTrue(socket.startsWith(context.getProperty("hotbay.sockets")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
        assertTrue(String.join(" ", registry.vmmArguments("g1", "1G")).contains(socket.toString()));

        registry.stop("g1");
        assertFalse(Files.exists(socket));
        assertFalse(registry.status("g1").served());

        registry.removeGuest("g1");
        assertEquals(List.of(), registry.guests());
    }
}
