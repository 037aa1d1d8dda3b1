// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.target.api.CommandResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A write and a preemption at the same time: when the preemption is GOOD, the medium is quiet. */
class FencingRaceTest {

    private static final int ROUNDS = 300;
    private static final int GUARD_SECONDS = 60;

    @Test
    void shouldLetNoWriteReachTheStoreAfterThePreemptionIsGood() throws Exception {
        Cluster cluster = new Cluster();
        cluster.register(cluster.b, 0xB);
        cluster.reserve(cluster.b, 5, 0xB);
        for (int round = 0; round < ROUNDS; round++) {
            Rig.await(() -> cluster.attention(cluster.a).equals("GOOD"));
            cluster.register(cluster.a, 0xA);
            AtomicInteger writes = new AtomicInteger();
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Void> victim = CompletableFuture.runAsync(() -> {
                while (!enough.get()) {
                    cluster.submit(cluster.a, TinyDeviceType.WRITE_10, "");
                    writes.incrementAndGet();
                }
            });
            Rig.await(() -> writes.get() > 0);
            Submission preempt = cluster.outSubmission(cluster.b, Cluster.PREEMPT_AND_ABORT, 5, 0xB, 0xA, 0);
            Rig.await(() -> preempt.ends() > 0);
            assertEquals(CommandResult.GOOD, preempt.result());
            int begun = cluster.stores.last().begun();
            int before = writes.get();
            Rig.await(() -> writes.get() > before + 1);
            enough.set(true);
            victim.get(GUARD_SECONDS, TimeUnit.SECONDS);
            assertEquals(begun, cluster.stores.last().begun());
        }
    }
}
