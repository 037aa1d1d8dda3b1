// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.Descriptor;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every message, each as a row: too early, too short, too long, with too many descriptors. */
class EachMessageTest extends ServerTest {

    /** Zeroes are never right, but have a size. */
    private static Message zeroes(int command, int bytes) {
        return Message.of(command).octets(new byte[bytes]);
    }

    @ParameterizedTest(name = "command {0}")
    @CsvSource({"0, 0", "2, 32", "3, 24", "4, 16", "5, 32", "7, 16", "8, 20", "9, 16", "10, 17", "13, 0", "15, 8"})
    void shouldEndConnectionWhenItComesBeforeTheVersion(int command, int bytes) throws IOException {
        vmm.close();
        told.next();
        told.next();
        vmm = TestVmm.connect(socket);
        vmm.send(zeroes(command, bytes));
        assertTrue(vmm.ended());
        assertEquals(1, counter("protocol errors"));
        assertEquals("connect", function.event());
    }

    @ParameterizedTest(name = "command {0}: {1} bytes")
    @CsvSource({
        "2, 31", "2, 0", "3, 23", "3, 0", "4, 15", "4, 0", "5, 31", "5, 0", "7, 15", "7, 0", "8, 19", "8, 0",
        "9, 15", "9, 0", "10, 16", "10, 0"
    })
    void shouldEndConnectionWhenItIsTooShort(int command, int bytes) throws IOException {
        vmm.send(zeroes(command, bytes));
        assertViolation();
    }

    @ParameterizedTest(name = "command {0}: {1} bytes")
    @CsvSource({
        "2, 33", "3, 25", "4, 65", "5, 65", "7, 65", "8, 21", "8, 24", "9, 17", "10, 273", "13, 1",
        "2, 4100", "4, 4100", "13, 4100", "15, 4101"
    })
    void shouldEndConnectionWhenItIsTooLong(int command, int bytes) throws IOException {
        vmm.send(zeroes(command, bytes));
        assertViolation();
    }

    @ParameterizedTest(name = "command {0}: {2} descriptors")
    @CsvSource({
        "2, 32, 2", "3, 24, 1", "4, 16, 1", "5, 32, 1", "7, 16, 1", "8, 20, 8", "9, 16, 1", "10, 17, 1", "13, 0, 1",
        "13, 0, 8"
    })
    void shouldRefuseSurplusDescriptorsAndCloseThem(int command, int bytes, int descriptors) throws IOException {
        try (Ram ram = Ram.of(0x1000, true)) {
            Descriptor[] passed = new Descriptor[descriptors];
            Arrays.fill(passed, ram.file());
            Answer answer = vmm.ask(command == 10
                    ? Message.write(7, 0, "00") : zeroes(command, bytes), passed);
            assertEquals(Answer.error(command, Answer.EINVAL), answer);
            assertEquals(Answer.REPLY, vmm.ask(Message.read(7, 0, 4)).flags());
            assertEquals(1, Ram.descriptors());
        }
        assertEquals(0, counter("resets"));
    }

    @ParameterizedTest(name = "command {0}")
    @CsvSource({"2, 32", "3, 24", "4, 16", "5, 32", "7, 16", "8, 20", "9, 16"})
    void shouldSayNothingOfAnErrorWhenNoReplyIsWanted(int command, int bytes) throws IOException {
        vmm.send(zeroes(command, bytes).noReply());
        assertEquals(13, vmm.ask(Message.reset()).command());
    }
}
