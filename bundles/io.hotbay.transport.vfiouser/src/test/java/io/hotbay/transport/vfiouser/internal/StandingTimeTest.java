// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.LocalSockets;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A VMM that has given an interrupt's descriptor, at a connection for which time stands still. */
@Timeout(60)
abstract class StandingTimeTest {
    static final int EVENTFD_TRIGGER = 0x24;
    private static final int NONE_TRIGGER = 0x21;
    private static final int NONE_MASK = 0x09;
    private static final int NONE_UNMASK = 0x11;
    private static final int GUARD = 30_000;

    /** What ends an interrupt that was not told yet. */
    enum End {
        LOWERED,
        DEVICE_RESET,
        MASKED,
        DESCRIPTOR_WITHDRAWN,
        TRIGGER_WITHOUT_DESCRIPTOR
    }

    final TestFunction function = new TestFunction();
    final Counters counters = new Counters();
    final StandingTime time = new StandingTime();
    EventDescriptor event;
    TestVmm vmm;
    Thread connection;

    @BeforeEach
    void connect() throws IOException {
        Descriptor[] pair = LocalSockets.pair();
        Connection here =
                new Connection("guest1 0.2", pair[0], function, new Told(), false, counters);
        connection = Thread.ofPlatform().start(() -> here.run(time));
        vmm = TestVmm.over(pair[1]);
        vmm.ask(Message.version());
        event = EventDescriptor.create();
        vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, 0, 0, 1), event.descriptor());
    }

    @AfterEach
    void close() throws InterruptedException {
        vmm.close();
        connection.join();
        event.close();
    }

    void readRegister() throws IOException {
        vmm.ask(Message.read(1, 0x44, 4));
    }

    /** A request that the function does at once, on the connection's thread. */
    void request() throws IOException {
        vmm.ask(Message.write(0, TestFunction.LEVEL, "01"));
    }

    /** The guest takes all that there is. */
    void take() throws IOException {
        vmm.ask(Message.write(0, TestFunction.LEVEL, "00"));
    }

    void unmask() throws IOException {
        vmm.ask(Message.setIrqs(NONE_UNMASK, 0, 0, 1));
    }

    void bring(End end) throws IOException {
        switch (end) {
            case LOWERED -> take();
            case DEVICE_RESET -> vmm.ask(Message.reset());
            case MASKED -> vmm.ask(Message.setIrqs(NONE_MASK, 0, 0, 1));
            case DESCRIPTOR_WITHDRAWN -> vmm.ask(Message.setIrqs(NONE_TRIGGER, 0, 0, 0));
            case TRIGGER_WITHOUT_DESCRIPTOR -> vmm.ask(Message.setIrqs(EVENTFD_TRIGGER, 0, 0, 1));
        }
    }

    void assertToldOnceMore() throws IOException {
        assertTrue(event.await(GUARD));
        assertEquals(1, event.drain());
    }
}
