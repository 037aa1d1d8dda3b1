// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.pci.api.PciHost;
import io.hotbay.pci.api.PciTransport.Owner;
import io.hotbay.pci.api.ServedFunction;
import io.hotbay.posix.EventDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the function and the owner see, from the start of serving to its end. */
class LifeTest extends ServerTest {

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("vfio-user "))
                .count();
    }

    private void assertEvents(String... events) {
        for (String event : events) {
            assertEquals(event, function.event());
        }
        assertTrue(function.eventless());
    }

    @Test
    void shouldConnectResetAndDisconnectInOrder() {
        assertTrue(served.connected());
        assertEquals("connected process " + ProcessHandle.current().pid() + " of user "
                + userId(), told.next());
        vmm.close();
        assertEquals("disconnected it closed the connection", told.next());
        assertEvents("connect", "reset POWER_ON", "reset CONNECTION_LOST", "disconnect");
        assertFalse(served.connected());
        assertEquals(1, counter("connections"));
    }

    private static int userId() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldGiveEachVmmItsOwnMemory() throws IOException {
        PciHost first = function.host();
        vmm.close();
        vmm = TestVmm.negotiated(socket);
        assertNotSame(first.memory(), function.host().memory());
        assertEquals(2, counter("connections"));
    }

    @Test
    void shouldIgnoreInterruptsOfTheLifeBefore() throws IOException {
        PciHost first = function.host();
        vmm.close();
        vmm = TestVmm.negotiated(socket);
        try (EventDescriptor event = EventDescriptor.create()) {
            vmm.ask(Message.setIrqs(0x24, 0, 0, 1), event.descriptor());
            first.interrupt(true);
            assertEquals(0, event.drain());
            assertEquals(0, function.configuration().read(0x06, 2));
        }
    }

    @Test
    void shouldNotTouchTheFunctionWhenSomebodyOnlyConnects() throws IOException {
        vmm.close();
        TestVmm.connect(socket).close();
        vmm = TestVmm.negotiated(socket);
        assertEvents("connect", "reset POWER_ON", "reset CONNECTION_LOST", "disconnect", "connect", "reset POWER_ON");
    }

    @Test
    void shouldDisconnectAndServeOnWhenFunctionFailsToConnect() throws IOException {
        vmm.close();
        function.failToConnect(new IllegalStateException("no power"));
        TestVmm unlucky = TestVmm.connect(socket);
        unlucky.send(Message.version());
        assertTrue(unlucky.ended());
        unlucky.close();
        function.failToConnect(null);
        vmm = TestVmm.negotiated(socket);
        assertEvents("connect", "reset POWER_ON", "reset CONNECTION_LOST", "disconnect",
                "connect", "reset CONNECTION_LOST", "disconnect", "connect", "reset POWER_ON");
    }

    @Test
    void shouldDisconnectAndLeaveNothingWhenServingEnds() throws IOException {
        served.close();
        assertTrue(vmm.ended());
        assertEvents("connect", "reset POWER_ON", "reset CONNECTION_LOST", "disconnect");
        assertTrue(told.next().startsWith("connected"));
        assertEquals("disconnected it is not served any more", told.next());
        assertFalse(Files.exists(socket));
        assertEquals(0, threads());
        served.close();
    }

    @Test
    void shouldEndAllServingWhenTransportIsDeactivated() throws IOException {
        TestFunction other = new TestFunction();
        transport.serve("guest2 0.2", folder.resolve("guest2.sock"), other, new Told());
        assertEquals(2, threads());
        transport.close();
        assertEquals(0, threads());
        assertTrue(vmm.ended());
        assertFalse(Files.exists(folder.resolve("guest2.sock")));
    }

    @Test
    void shouldServeTwoFunctionsAtOnce() throws IOException {
        TestFunction other = new TestFunction();
        Path second = folder.resolve("guest2.sock");
        try (ServedFunction alsoServed = transport.serve("guest2 0.2", second, other, new Told())) {
            try (TestVmm otherVmm = TestVmm.negotiated(second)) {
                vmm.ask(Message.write(1, 0, "01"));
                otherVmm.ask(Message.write(1, 0, "02"));
                assertTrue(vmm.ask(Message.read(1, 0, 1)).payload().endsWith(" 01"));
                assertTrue(otherVmm.ask(Message.read(1, 0, 1)).payload().endsWith(" 02"));
            }
            assertTrue(vmm.ask(Message.read(1, 0, 1)).payload().endsWith(" 01"));
            assertEquals(2L, alsoServed.counters().get("reads") + alsoServed.counters().get("writes"));
        }
        assertTrue(served.connected());
    }

    @Test
    void shouldServeTheNextWhenTheOwnerFails() throws IOException {
        Path path = folder.resolve("guest3.sock");
        Owner failing = new Owner() {
            @Override
            public void connected(String peer) {
                throw new IllegalStateException("owner is gone");
            }

            @Override
            public void disconnected(String reason) {}
        };
        try (ServedFunction other = transport.serve("guest3 0.2", path, new TestFunction(), failing)) {
            for (int i = 1; i <= 2; i++) {
                try (TestVmm unlucky = TestVmm.connect(path)) {
                    unlucky.send(Message.version());
                    assertTrue(unlucky.ended());
                    assertEquals(i, other.counters().get("connections"));
                }
            }
        }
    }

    @Test
    void shouldHaveAsManyDescriptorsAndThreadsAfterFiftyConnections() throws IOException {
        told.next();
        useOnceAndLeave();
        List<String> before = Ram.kinds();
        assertEquals(1, threads());
        for (int i = 0; i < 50; i++) {
            vmm = TestVmm.negotiated(socket);
            told.next();
            useOnceAndLeave();
        }
        assertEquals(before, Ram.kinds());
        assertEquals(1, threads());
        assertEquals(51, counter("connections"));
    }

    private void useOnceAndLeave() throws IOException {
        try (Ram ram = Ram.of(0x4000, true); EventDescriptor event = EventDescriptor.create()) {
            vmm.ask(Message.dmaMap(3, 0, 0, 0x2000), ram.file());
            vmm.ask(Message.dmaMap(3, 0, 0, 0x1000), ram.file());
            vmm.ask(Message.dmaMap(3, 0x2000, 0x2000, 0x2000), ram.file());
            vmm.ask(Message.dmaUnmap(0, 0, 0x2000));
            vmm.ask(Message.setIrqs(0x24, 0, 0, 1), event.descriptor());
            vmm.ask(Message.reset());
            vmm.ask(Message.setIrqs(0x24, 0, 0, 1), event.descriptor());
            function.host().interrupt(true);
        }
        vmm.close();
        assertTrue(told.next().startsWith("disconnected"));
    }
}
