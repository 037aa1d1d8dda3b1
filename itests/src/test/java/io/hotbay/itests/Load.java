// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;

import io.hotbay.target.api.CommandResult;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Commands that flow: each lane writes its own blocks, reads them back and compares, on and on, one command at a time. What went wrong is
 * kept until the end.
 */
final class Load {

    /** How many commands are under way at once. */
    static final int LANES = 4;

    private static final int BLOCKS = 8;

    private final TestFront front;
    private final int target;
    private final List<Thread> threads = new ArrayList<>();
    private final List<AtomicLong> rounds = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean ending;

    Load(TestFront front, int target) {
        this.front = front;
        this.target = target;
        for (int lane = 0; lane < LANES; lane++) {
            AtomicLong done = new AtomicLong();
            int block = lane * BLOCKS;
            rounds.add(done);
            threads.add(Thread.ofPlatform().name("lane " + lane).start(() -> run(block, done)));
        }
    }

    private void run(int block, AtomicLong done) {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment written = arena.allocate(BLOCKS * TestCommand.BLOCK);
            MemorySegment read = arena.allocate(BLOCKS * TestCommand.BLOCK);
            while (!ending && failures.isEmpty()) {
                written.fill((byte) (block + done.get()));
                doOne("write", TestCommand.write(block, written));
                doOne("read", TestCommand.read(block, read));
                if (written.mismatch(read) >= 0) {
                    failures.add("block " + block + " has other data than were written");
                }
                done.incrementAndGet();
            }
        } catch (InterruptedException | AssertionError e) {
            failures.add(e.toString());
        }
    }

    private void doOne(String what, TestCommand command) throws InterruptedException {
        front.submit(target, command);
        CommandResult result = command.result();
        if (result != CommandResult.GOOD) {
            failures.add(what + " ended " + result);
        }
        if (command.ends() != 1) {
            failures.add(what + " ended " + command.ends() + " times");
        }
    }

    /** Waits until every lane has done some more rounds. */
    void awaitProgress() {
        List<Long> before = rounds.stream().map(AtomicLong::get).toList();
        Wait.until("commands flow", () -> !failures.isEmpty() || allBeyond(before));
        assertEquals(List.of(), List.copyOf(failures));
    }

    private boolean allBeyond(List<Long> before) {
        for (int lane = 0; lane < LANES; lane++) {
            if (rounds.get(lane).get() < before.get(lane) + 2) {
                return false;
            }
        }
        return true;
    }

    /** Lets the commands under way end; nothing may have gone wrong. */
    void end() throws InterruptedException {
        ending = true;
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(Wait.GUARD_SECONDS));
        }
        assertEquals(List.of(), List.copyOf(failures));
    }
}
