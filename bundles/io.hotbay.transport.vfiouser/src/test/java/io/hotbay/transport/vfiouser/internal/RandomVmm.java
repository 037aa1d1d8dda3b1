// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.ServedFunction;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Errno;
import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.wire.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Sends messages that are nearly right, and some that are noise, over many connections: nothing of them outlives its
 * connection. Without JUnit, since lives are also led where no test runs.
 */
public final class RandomVmm implements AutoCloseable {

    private static final int LIVES = 40;
    /** So few that their replies fit into the socket, for nobody reads them. */
    private static final int MESSAGES = 60;
    /** Where a message has the low byte of its command. */
    private static final int COMMAND = 2;

    private final VfioUserTransport transport = new VfioUserTransport(false);
    private final TestFunction function = new TestFunction();
    private final Told told = new Told();
    private final Random random;
    private final Path socket;
    private final ServedFunction served;
    private TestVmm vmm;

    private RandomVmm(long seed, Path folder) throws IOException {
        random = new Random(seed);
        socket = folder.resolve("random.sock");
        served = transport.serve("random", socket, function, told);
        vmm = TestVmm.negotiated(socket);
    }

    /**
     * Leads the lives that a seed means.
     *
     * @param folder where there may be a socket meanwhile
     * @throws AssertionError when something is not as it must be
     */
    public static void lead(long seed, Path folder) throws IOException {
        try (RandomVmm lives = new RandomVmm(seed, folder)) {
            lives.lead();
        }
    }

    private void lead() throws IOException {
        Map<String, Integer> ends = new HashMap<>();
        try (Ram sealed = Ram.of(0x8000, true);
                Ram unsealed = Ram.of(0x8000, false);
                EventDescriptor event = EventDescriptor.create()) {
            ends.merge(quietEnd(), 1, Integer::sum);
            List<String> before = Ram.kinds();
            Descriptor[] passed = {sealed.file(), unsealed.file(), event.descriptor()};
            for (int life = 0; life < LIVES; life++) {
                vmm = TestVmm.negotiated(socket);
                converse(passed);
                awaitEnd();
                ends.merge(quietEnd(), 1, Integer::sum);
            }
            List<String> after = Ram.kinds();
            require(before.equals(after), "descriptors are closed with their connection, not " + after);
            vmm = TestVmm.negotiated(socket);
            requireDone(2, vmm.ask(Message.dmaMap(3, 0, 0, 0x8000), sealed.file()));
            requireDone(8, vmm.ask(Message.setIrqs(0x24, 0, 0, 1), event.descriptor()));
            function.host().interrupt(true);
            require(event.drain() == 1, "one interrupt");
        }
        require(ends.keySet().stream().anyMatch(end -> end.startsWith("disconnected it violated")), ends.toString());
        for (String name : new String[] {"windows mapped", "windows refused", "errors", "unsupported messages"}) {
            require(served.counters().get(name) > 1, name + " in " + served.counters());
        }
    }

    @Override
    public void close() {
        vmm.close();
        transport.close();
    }

    private String quietEnd() {
        vmm.close();
        require(told.next().startsWith("connected"), "a connection");
        String end = told.next();
        boolean failed = end.startsWith("disconnected the device failed");
        require(!failed || end.contains("broken register") || end.contains("a page that is gone"), end);
        return end;
    }

    private static void requireDone(int command, Answer answer) {
        require(answer.equals(Answer.done(command)), "done, not " + answer);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("expected: " + what);
        }
    }

    private record Sending(byte[] bytes, Descriptor... descriptors) {}

    /** All is chosen before the first is sent: how soon the server ends the connection must not choose the rest. */
    private void converse(Descriptor... passed) {
        List<Sending> all = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            byte[] message = message();
            boolean takesOne = message[COMMAND] == 2 || message[COMMAND] == 8;
            int usual = takesOne ? random.nextInt(2) : 0;
            Descriptor[] some = new Descriptor[random.nextInt(16) == 0 ? random.nextInt(4) : usual];
            Arrays.setAll(some, each -> passed[random.nextInt(passed.length)]);
            all.add(new Sending(message, some));
        }
        try {
            for (Sending each : all) {
                vmm.send(each.bytes(), each.descriptors());
            }
        } catch (PosixException e) {
            requireEnded(e);
        }
    }

    /** Sends what is no message, whatever message it comes in the middle of, and waits until all before it is done. */
    private void awaitEnd() throws PosixException {
        try {
            vmm.send(new byte[2 * Command.MESSAGE_MAXIMUM]);
        } catch (PosixException e) {
            requireEnded(e);
        }
        boolean ended = false;
        while (!ended) {
            ended = vmm.ended();
        }
    }

    private static void requireEnded(PosixException e) {
        require(e.errno() == Errno.EPIPE || e.errno() == Errno.ECONNRESET, e.getMessage());
    }

    private byte[] message() {
        Message base = switch (random.nextInt(11)) {
            case 0 -> Message.dmaMap(3, 0, random.nextInt(8) * 0x8000L, 0x8000);
            case 1 -> Message.dmaMap(1 + random.nextInt(3), random.nextLong(), -0x8000, random.nextLong());
            case 2 -> Message.dmaUnmap(random.nextInt(3), random.nextInt(8) * 0x8000L, 0x8000L * random.nextInt(4));
            case 3 -> Message.setIrqs(1 << random.nextInt(3) | 8 << random.nextInt(3), random.nextInt(4),
                    random.nextInt(4), random.nextInt(4));
            case 4 -> Message.read(random.nextInt(10), random.nextInt(0x120), 1 << random.nextInt(4));
            case 5 -> Message.read(7, random.nextInt(0x100), random.nextInt(0x100));
            case 6 -> Message.write(random.nextInt(10), random.nextInt(0x120), "01 02 03 04");
            case 7 -> Message.of(5).u32(32).u32(0).u32(random.nextInt(10)).u32(0).u64(0).u64(0);
            case 8 -> Message.of(7).u32(16).u32(0).u32(random.nextInt(6)).u32(0);
            case 9 -> {
                int command = random.nextInt(20) == 0 ? random.nextInt(20) : 14 + random.nextInt(20);
                yield Message.of(command).u64(random.nextLong()).u64(random.nextLong());
            }
            default -> Message.reset();
        };
        byte[] bytes = base.bytes();
        if (random.nextInt(60) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }
}
