// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static io.hotbay.target.internal.TinyDeviceType.WRITE_10;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several initiators submit as fast as they can while what is under them is replaced again and again. */
class HotSwapTest {

    private static final int INITIATORS = 4;
    private static final int SWAPS = 50;
    private static final int COMMANDS_PER_SWAP = 100;
    /** A stretch before each swap, and one behind the last, so that there are always some to be begun. */
    private static final int COMMANDS = COMMANDS_PER_SWAP * (SWAPS + 1);

    /** One initiator: commands of all attributes, a few at a time, each used once so that a second end would show. */
    private static List<Submission> hammer(Nexus nexus, int which, IntConsumer pace) {
        List<Submission> all = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            pace.accept(i);
            TaskAttribute attribute = switch (i % 97) {
                case 13 -> TaskAttribute.ORDERED;
                case 57 -> TaskAttribute.HEAD_OF_QUEUE;
                default -> TaskAttribute.SIMPLE;
            };
            String cdb = i % 211 == 0 ? TinyDeviceType.EXCLUSIVE : i % 2 == 0 ? READ_10 : WRITE_10;
            Submission submission = new Submission();
            byte[] bytes = HexFormat.of().parseHex(cdb.replace(" ", ""));
            submission.command().address(0, 0, i).cdb(bytes, 0, bytes.length)
                    .transfer(attribute, DataDirection.NONE);
            nexus.submit(submission.command());
            all.add(submission);
            // no more outstanding than a front has credits for
            if (i % 64 == which) {
                Submission oldest = all.get(Math.max(0, i - 64));
                Rig.await(() -> oldest.ends() > 0);
            }
        }
        return all;
    }

    /** How the stores end what is inside when they depart. */
    enum Ending {
        INLINE,
        /** A thread of the store's ends it. */
        LATER,
        /** The drain deadline passes at once: commands that did not end before are recalled and replayed. */
        PAST_DEADLINE
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void shouldEndEveryCommandOnceAndGoodWhileStoresComeAndGo(Ending ending) throws Exception {
        swapUnderLoad(ending, (rig, types) -> {
            rig.core.remove("store type scripted", types.getLast());
            assertNotEquals(GateState.OPEN, rig.unit.gate());
            types.add(rig.arrive(manner(ending)));
        });
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void shouldEndEveryCommandOnceAndGoodWhileDeviceTypesComeAndGo(Ending ending) throws Exception {
        Deque<TinyDeviceType> devices = new ArrayDeque<>();
        swapUnderLoad(ending, (rig, types) -> {
            rig.core.remove("device type tiny", devices.isEmpty() ? rig.devices : devices.getLast());
            assertNotEquals(GateState.OPEN, rig.unit.gate());
            devices.add(rig.arriveDevices());
        });
        assertEquals(SWAPS + 1, devices.getLast().lives);
    }

    /** Keeps the initiators from being done before the swaps are. */
    private static final class Pace {
        private final List<CountDownLatch> swaps =
                IntStream.range(0, SWAPS).mapToObj(swap -> new CountDownLatch(1)).toList();

        /** Lets each stretch of commands begin when the swap before the last one is done. */
        void await(int i) {
            int swap = i / COMMANDS_PER_SWAP - 2;
            if (i % COMMANDS_PER_SWAP == 0 && swap >= 0) {
                try {
                    swaps.get(swap).await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }

        void swapped(int swap) {
            swaps.get(swap).countDown();
        }
    }

    private interface Swap {
        void make(Rig rig, List<ScriptedStoreType> types);
    }

    private static Manner manner(Ending ending) {
        return ending == Ending.INLINE ? Manner.INLINE : Manner.HOLDING;
    }

    private static void swapUnderLoad(Ending ending, Swap change) throws Exception {
        Rig rig = new Rig(manner(ending));
        Pace pace = new Pace();
        List<List<Submission>> submitted = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < INITIATORS; i++) {
            int which = i;
            Nexus nexus = rig.connect("initiator " + i);
            List<Submission> mine = Collections.synchronizedList(new ArrayList<>());
            submitted.add(mine);
            threads.add(Thread.ofPlatform().daemon().start(() -> mine.addAll(hammer(nexus, which, pace::await))));
        }
        AtomicBoolean stop = new AtomicBoolean();
        AtomicBoolean departing = new AtomicBoolean();
        List<ScriptedStoreType> types = Collections.synchronizedList(new ArrayList<>(List.of(rig.stores)));
        Thread reactor = Thread.ofPlatform().daemon().start(() -> {
            while (!stop.get()) {
                if (rig.unit.gate() == GateState.DRAINING && departing.compareAndSet(true, false)) {
                    rig.timer.advance(Rig.DRAIN);
                } else {
                    types.getLast().last().endAll();
                }
                Thread.onSpinWait();
            }
        });
        int before = 0;
        for (int swap = 0; swap < SWAPS; swap++) {
            ScriptedStore busy = types.getLast().last();
            int seen = before;
            Rig.await(() -> busy.begun() > seen);
            // at most once for each departure: the deadline of those who wait is not to pass
            departing.set(ending == Ending.PAST_DEADLINE);
            change.make(rig, types);
            before = types.getLast().last() == busy ? busy.begun() : 0;
            pace.swapped(swap);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Rig.await(() -> rig.unit.counters().inside() == 0 && rig.unit.counters().waiting() == 0);
        stop.set(true);
        reactor.join();
        for (List<Submission> all : submitted) {
            assertEquals(COMMANDS, all.size());
            for (Submission each : all) {
                assertEquals(CommandResult.GOOD, each.result());
            }
        }
        assertEquals(GateState.OPEN, rig.unit.gate());
        assertEquals(SWAPS, rig.unit.counters().parked());
        assertEquals(0, rig.unit.counters().internalErrors());
    }

    @Test
    void shouldEndEveryCommandOnceWhileAnotherInitiatorResets() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Nexus nexus = rig.connect("hammer");
        List<Submission> all = new ArrayList<>();
        Thread thread = Thread.ofPlatform().daemon().start(() -> all.addAll(hammer(nexus, 0, i -> {})));
        while (thread.isAlive()) {
            reset(rig);
        }
        thread.join();
        reset(rig);
        for (Submission each : all) {
            assertEquals(1, each.ends());
        }
        assertEquals(0, rig.unit.counters().inside());
        assertEquals(0, rig.unit.counters().internalErrors());
    }

    private static void reset(Rig rig) {
        Management reset = rig.manage(TaskManagementFunction.LOGICAL_UNIT_RESET);
        Rig.await(reset::isDone);
        assertTrue(reset.answer().startsWith("FUNCTION_COMPLETE"), reset.answer());
    }
}
