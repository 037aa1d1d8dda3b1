// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import io.hotbay.adapter.mpt.internal.hostile.RandomLife;
import io.hotbay.transport.vfiouser.internal.RandomVmm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Random guests and VMMs in this process, and random initiators on a running platform's socket, one life of each after
 * the other until the time is over; {@code ./hotbay test fuzz} runs it. The seed that something fails with is printed, and means the same life again.
 */
public final class Fuzz {

    /** Against hanging; a life takes less than a second. */
    private static final int LIFE_SECONDS = 120;

    private Fuzz() {}

    @FunctionalInterface
    private interface Life {
        void lead(long seed) throws IOException;
    }

    /** SECONDS, SEED of the first lives, which are led even if there are no seconds, SOCKET of a guest with disks. */
    public static void main(String[] args) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[0]));
        long seed = Long.parseLong(args[1]);
        // some hundred violations would each say so
        Logger.getLogger("").setLevel(Level.OFF);
        Path folder = Files.createTempDirectory("hotbay-fuzz");
        int failed = 0;
        long lives = 0;
        do {
            failed += lead("random guest", seed, RandomLife::lead);
            failed += lead("random VMM", seed, each -> RandomVmm.lead(each, folder));
            failed += lead("random initiator", seed, each -> RandomInitiator.lead(each, Path.of(args[2])));
            lives++;
            seed++;
        } while (failed == 0 && System.nanoTime() < end);
        System.out.printf("seeds %d to %d: %d lives of a guest, of a VMM and of an initiator%n",
                seed - lives, seed - 1, lives);
        Files.delete(folder);
        // a life that hangs would go on
        Runtime.getRuntime().halt(failed == 0 ? 0 : 1);
    }

    /** How many lives failed. */
    private static int lead(String who, long seed, Life life) throws InterruptedException {
        FutureTask<Void> task = new FutureTask<>(() -> {
            life.lead(seed);
            return null;
        });
        Thread thread = Thread.ofPlatform().daemon().name(who).start(task);
        try {
            task.get(LIFE_SECONDS, TimeUnit.SECONDS);
            return 0;
        } catch (ExecutionException e) {
            System.out.println(who + " failed with seed " + seed);
            e.getCause().printStackTrace(System.out);
        } catch (TimeoutException e) {
            System.out.println(who + " hangs with seed " + seed);
            for (StackTraceElement frame : thread.getStackTrace()) {
                System.out.println("\tat " + frame);
            }
        }
        return 1;
    }
}
