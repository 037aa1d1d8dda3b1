// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.registry.api.GuestStatus.DeviceStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {

    private static final int ROUNDS = 200;

    @TempDir
    Path folder;

    @Test
    void shouldGiveTwoThreadsDifferentPlaces() throws Exception {
        Bench bench = new Bench(folder).guest("g");
        both(() -> addAll(bench, "/a"), () -> addAll(bench, "/b"));
        List<DeviceStatus> devices = bench.registry.status("g").devices();
        Set<Object> places = new HashSet<>();
        devices.forEach(device -> places.add(device.statement().address()));
        assertEquals(30, devices.size());
        assertEquals(30, places.size());
    }

    @Test
    void shouldLeaveNothingOpenWhenOneStartsAndOnePulls() throws Exception {
        Bench bench = new Bench(folder).guest("g", "disk:scsi:0,2,0:file:/a");
        both(() -> startAndStop(bench), () -> pullAndPlug(bench));
        if (bench.registry.status("g").served()) {
            bench.registry.stop("g");
        }
        assertEquals(List.of(), bench.journal.open());
    }

    @Test
    void shouldKeepTheChangesOfBothThreads() throws Exception {
        StateFolder state = new StateFolder(folder.resolve("data"));
        Bench bench = new Bench(folder, state).guest("g").guest("h");
        both(() -> addAll(bench, "/a"), () -> createAndRemove(bench));
        Registry after = new Bench(folder, state).registry;
        assertEquals(List.of("g", "h", "h1", "h3", "h5", "h7", "h9"), after.guests());
        assertEquals(bench.registry.status("g").devices(), after.status("g").devices());
        assertEquals(15, after.status("g").devices().size());
    }

    private static Void createAndRemove(Bench bench) throws RegistryException {
        for (int guest = 0; guest < 10; guest++) {
            bench.registry.createGuest("h" + guest);
            if (guest % 2 == 0) {
                bench.registry.removeGuest("h" + guest);
            }
        }
        return null;
    }

    private static Void addAll(Bench bench, String prefix) throws RegistryException {
        for (int device = 0; device < 15; device++) {
            bench.registry.addDevice("g", Statement.parse("disk:scsi::file:" + prefix + device));
        }
        return null;
    }

    private static Void startAndStop(Bench bench) throws RegistryException {
        for (int round = 0; round < ROUNDS; round++) {
            bench.registry.start("g");
            bench.registry.stop("g");
        }
        return null;
    }

    private static Void pullAndPlug(Bench bench) throws RegistryException {
        for (int round = 0; round < ROUNDS; round++) {
            bench.add("g", "disk:scsi:0,2,1:file:/b");
            bench.remove("g", "disk:scsi:0,2,1:file:/b");
        }
        return null;
    }

    private static void both(Callable<Void> one, Callable<Void> other) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Void>> futures = List.of(one, other).stream().map(work -> threads.submit(() -> {
                barrier.await(60, TimeUnit.SECONDS);
                return work.call();
            })).toList();
            for (Future<Void> future : futures) {
                future.get(60, TimeUnit.SECONDS);
            }
        }
    }
}
