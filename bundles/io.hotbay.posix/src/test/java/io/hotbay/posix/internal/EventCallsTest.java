// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventCallsTest {
    private static final long EAGAIN = 11;

    @Test
    void shouldDrainWithoutWaitingWhereTheKernelKnowsNoNowait() throws Throwable {
        int fd = (int) EventCalls.create();
        CallState state = CallState.take();
        try {
            assertEquals(0, ControlCalls.control(fd, ControlCalls.F_SETFL, 0));
            assertEquals(-EAGAIN, EventCalls.drainPolled(state, fd));
            EventCalls.signal(fd);
            assertEquals(8, EventCalls.drainPolled(state, fd));
            assertEquals(-EAGAIN, EventCalls.drainPolled(state, fd));
        } finally {
            state.release();
            FileCalls.close(fd);
        }
    }
}
