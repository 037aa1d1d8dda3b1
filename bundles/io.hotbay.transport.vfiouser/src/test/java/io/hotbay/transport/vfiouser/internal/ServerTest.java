// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.pci.api.ServedFunction;
import io.hotbay.posix.PosixException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A served function, and a VMM that has agreed on the version with it. */
abstract class ServerTest {
    @TempDir
    Path folder;

    final VfioUserTransport transport = new VfioUserTransport(trustUnsealed());
    final TestFunction function = makeFunction();
    final Told told = new Told();
    Path socket;
    ServedFunction served;
    TestVmm vmm;

    boolean trustUnsealed() {
        return false;
    }

    TestFunction makeFunction() {
        return new TestFunction();
    }

    @BeforeEach
    void serve() throws IOException {
        socket = folder.resolve("guest1.sock");
        served = transport.serve("guest1 0.2", socket, function, told);
        vmm = TestVmm.negotiated(socket);
    }

    @AfterEach
    void close() {
        vmm.close();
        transport.close();
    }

    long counter(String name) {
        return served.counters().get(name);
    }

    /** The connection is over, for a violation of the protocol, and the next VMM is served. */
    void assertViolation() throws PosixException {
        assertTrue(vmm.ended());
        assertTrue(told.next().startsWith("connected process "));
        assertTrue(told.next().startsWith("disconnected it violated the protocol: "));
        assertEquals(1, counter("protocol errors"));
        vmm.close();
        vmm = TestVmm.negotiated(socket);
    }
}
