// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Errno;
import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.wire.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are nearly right, and some that are noise: nothing of them outlives its connection. */
class RandomVmmTest extends ServerTest {

    private static final int LIVES = 40;
    /** So few that their replies fit into the socket, for nobody reads them. */
    private static final int MESSAGES = 60;
    /** Where a message has the low byte of its command. */
    private static final int COMMAND = 2;

    private final Logger connections = Logger.getLogger(Connection.class.getName());
    private final Logger windows = Logger.getLogger(GuestWindows.class.getName());
    private Random random;

    @BeforeEach
    void hush() {
        // some hundred violations would each say so
        connections.setLevel(Level.OFF);
        windows.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        connections.setLevel(null);
        windows.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldServeTheNextVmmAsIfNothingHadBeen(long seed) throws IOException {
        random = new Random(seed);
        Map<String, Integer> ends = new HashMap<>();
        try (Ram sealed = Ram.of(0x8000, true);
                Ram unsealed = Ram.of(0x8000, false);
                EventDescriptor event = EventDescriptor.create()) {
            List<String> before = quiet(ends);
            Descriptor[] passed = {sealed.file(), unsealed.file(), event.descriptor()};
            for (int life = 0; life < LIVES; life++) {
                vmm = TestVmm.negotiated(socket);
                converse(passed);
                awaitEnd();
                ends.merge(quietEnd(), 1, Integer::sum);
            }
            assertEquals(before, Ram.kinds(), "descriptors are closed with their connection");
            vmm = TestVmm.negotiated(socket);
            assertEquals(Answer.done(2), vmm.ask(Message.dmaMap(3, 0, 0, 0x8000), sealed.file()));
            assertEquals(Answer.done(8), vmm.ask(Message.setIrqs(0x24, 0, 0, 1), event.descriptor()));
            function.host().interrupt(true);
            assertEquals(1, event.drain());
        }
        assertTrue(ends.keySet().stream().anyMatch(end -> end.startsWith("disconnected it violated")), ends.toString());
        assertTrue(counter("windows mapped") > 1 && counter("windows refused") > 1, served.counters().toString());
        assertTrue(counter("errors") > 1 && counter("unsupported messages") > 1, served.counters().toString());
    }

    /** Ends the connection that is there, and says what is open then. */
    private List<String> quiet(Map<String, Integer> ends) throws IOException {
        ends.merge(quietEnd(), 1, Integer::sum);
        return Ram.kinds();
    }

    private String quietEnd() {
        vmm.close();
        assertTrue(told.next().startsWith("connected"));
        String end = told.next();
        boolean failed = end.startsWith("disconnected the device failed");
        assertTrue(!failed || end.contains("broken register") || end.contains("a page that is gone"), end);
        return end;
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
            assertEnded(e);
        }
    }

    /** Sends what is no message, whatever message it comes in the middle of, and waits until all before it is done. */
    private void awaitEnd() throws PosixException {
        try {
            vmm.send(new byte[2 * Command.MESSAGE_MAXIMUM]);
        } catch (PosixException e) {
            assertEnded(e);
        }
        boolean ended = false;
        while (!ended) {
            ended = vmm.ended();
        }
    }

    private static void assertEnded(PosixException e) {
        assertTrue(e.errno() == Errno.EPIPE || e.errno() == Errno.ECONNRESET, e.getMessage());
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
