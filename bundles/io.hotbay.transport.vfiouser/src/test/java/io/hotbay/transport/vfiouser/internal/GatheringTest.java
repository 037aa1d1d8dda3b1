// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A level that rises within a guest's own requests: whether it is held up for more of them, over a real connection. */
class GatheringTest extends StandingTimeTest {

    /** One request at a time, each told at once. */
    private void requestOneByOne(int requests) throws IOException {
        for (int i = 0; i < requests; i++) {
            request();
            assertEquals(1, event.drain());
            take();
            unmask();
        }
    }

    @Test
    void shouldTellAtOnceAndTryOnlyNowAndThenWhenRequestsComeOneByOne() throws IOException {
        for (int trial = 1; trial <= 3; trial++) {
            requestOneByOne(DueInterrupt.RISES_BETWEEN_TRIALS);
            assertEquals(trial - 1, time.waits());
            request();
            assertEquals(0, event.drain());
            time.endWait();
            assertToldOnceMore();
            take();
            unmask();
            assertEquals(trial, time.waits());
        }
    }

    @Test
    void shouldTellOnceForEachBurstWhenRequestsComeInBursts() throws IOException {
        requestOneByOne(DueInterrupt.RISES_BETWEEN_TRIALS);
        for (int burst = 0; burst < 3; burst++) {
            request();
            request();
            request();
            assertEquals(0, event.drain());
            time.endWait();
            assertToldOnceMore();
            take();
            unmask();
        }
        assertEquals(DueInterrupt.RISES_BETWEEN_TRIALS + 3, counters.get(Counter.FIRED));
    }

    @Test
    void shouldTellAtOnceAgainWhenThereAreNoBurstsAnyMore() throws IOException {
        shouldTellOnceForEachBurstWhenRequestsComeInBursts();
        request();
        assertEquals(0, event.drain());
        time.endWait();
        assertToldOnceMore();
        take();
        unmask();
        requestOneByOne(1);
    }

    @Test
    void shouldTellInTheMiddleWhenBurstIsLong() throws IOException {
        requestOneByOne(DueInterrupt.RISES_BETWEEN_TRIALS);
        request();
        request();
        time.pass(DueInterrupt.BURST_NANOS - 1);
        request();
        request();
        assertEquals(0, event.drain());
        time.pass(1);
        request();
        assertToldOnceMore();
    }

    @Test
    void shouldTellAtOnceWhatCompletesOnAnotherThread() throws Exception {
        requestOneByOne(DueInterrupt.RISES_BETWEEN_TRIALS);
        Thread completion = Thread.ofPlatform().start(() -> function.host().interrupt(true));
        completion.join();
        assertEquals(1, event.drain());
    }

    @ParameterizedTest
    @EnumSource
    void shouldForgetItWhen(End end) throws IOException {
        requestOneByOne(DueInterrupt.RISES_BETWEEN_TRIALS);
        request();
        bring(end);
        time.pass(DueInterrupt.BURST_NANOS);
        readRegister();
        readRegister();
        assertEquals(0, event.drain());
        assertEquals(1, time.waits());
    }

    @Test
    void shouldTellNothingWhenConnectionIsOver() throws Exception {
        requestOneByOne(DueInterrupt.RISES_BETWEEN_TRIALS);
        request();
        vmm.close();
        connection.join();
        assertEquals(0, event.drain());
    }
}
