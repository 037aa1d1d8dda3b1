// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.EventDescriptor;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A VMM with an event to hand over. */
abstract class EventServerTest extends ServerTest {
    static final int DEVICE_SET_IRQS = 8;
    static final int EVENTFD_TRIGGER = 0x24;

    EventDescriptor event;

    @BeforeEach
    void makeEvent() throws IOException {
        event = EventDescriptor.create();
    }

    @AfterEach
    void closeEvent() {
        event.close();
    }
}
