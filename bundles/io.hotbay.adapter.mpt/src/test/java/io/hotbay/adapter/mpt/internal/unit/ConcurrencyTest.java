// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.ScsiCommand;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConcurrencyTest {

    private static final int ROUNDS = 200;
    private static final int REQUESTS = 100;

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void shouldAnswerEachCommandOnceWhenOtherThreadsEndThem() throws InterruptedException {
        Machine machine = new Machine();
        LinuxDriver driver = new LinuxDriver(machine).start(2);
        LinkedBlockingQueue<ScsiCommand> store = new LinkedBlockingQueue<>();
        machine.port.script = store::add;
        Runnable work = () -> {
            try {
                while (true) {
                    ScsiCommand command = store.take();
                    CommandResult result = command.target() == 0 ? CommandResult.GOOD : CommandResult.BUSY;
                    command.listener().commandDone(command, result, command.data().byteCount());
                }
            } catch (InterruptedException e) {
                // the test is over
            }
        };
        Thread first = Thread.ofPlatform().start(work);
        Thread second = Thread.ofPlatform().start(work);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < REQUESTS; i++) {
                driver.read(i % 3 == 0 ? 1 : 0, i, 512);
            }
            Set<Integer> contexts = new TreeSet<>();
            int replies = 0;
            while (replies < REQUESTS) {
                var taken = driver.interrupt();
                replies += taken.size();
                contexts.addAll(taken);
                Thread.onSpinWait();
            }
            assertEquals(REQUESTS, contexts.size());
            assertEquals(REQUESTS, replies);
        }
        first.interrupt();
        second.interrupt();
        first.join();
        second.join();
        driver.interrupt();
        assertFalse(machine.host.interrupt(), "the line follows the queue");
    }
}
