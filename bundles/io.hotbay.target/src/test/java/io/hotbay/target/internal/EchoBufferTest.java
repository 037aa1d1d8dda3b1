// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** READ BUFFER and WRITE BUFFER in the order in which Linux validates a parallel bus. */
class EchoBufferTest {

    private static final String DESCRIPTOR = "3C 0B 00 00 00 00 00 00 04 00";
    private static final String READ_ECHO_4096 = "3C 0A 00 00 00 00 00 10 00 00";
    private static final String WRITE_ECHO_4096 = "3B 0A 00 00 00 00 00 10 00 00";

    private static byte[] pattern(int seed) {
        byte[] bytes = new byte[4096];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * seed);
        }
        return bytes;
    }

    private static Submission write(Rig rig, Nexus nexus, byte[] bytes) {
        Submission write = rig.prepare(0, 0, WRITE_ECHO_4096, TaskAttribute.SIMPLE).dataOut(bytes);
        write.command().transfer(TaskAttribute.SIMPLE, DataDirection.OUT);
        nexus.submit(write.command());
        return write;
    }

    @Test
    void shouldDescribeABufferOf4096Bytes() throws Exception {
        assertArrayEquals(new byte[] {0, 0, 0x10, 0}, new Rig(Manner.INLINE).submit(DESCRIPTOR).dataIn());
    }

    @Test
    void shouldEchoWhatWasWritten() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        for (int seed = 1; seed < 5; seed++) {
            assertEquals(CommandResult.GOOD, write(rig, rig.nexus, pattern(seed)).result());
            assertArrayEquals(pattern(seed), rig.submit(READ_ECHO_4096).dataIn());
        }
    }

    @Test
    void shouldKeepABufferForEachNexus() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Nexus other = rig.connect("6");
        write(rig, rig.nexus, pattern(3));
        write(rig, other, pattern(5));
        assertArrayEquals(pattern(3), rig.submit(READ_ECHO_4096).dataIn());
        assertArrayEquals(pattern(5), rig.submit(other, READ_ECHO_4096).dataIn());
    }

    @Test
    void shouldCutWhatIsReadToTheAllocationLength() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        write(rig, rig.nexus, pattern(3));
        assertArrayEquals(Arrays.copyOf(pattern(3), 7), rig.submit("3C 0A 00 00 00 00 00 00 07 00").dataIn());
    }

    @Test
    void shouldReportASequenceErrorBeforeTheFirstWrite() throws Exception {
        assertEquals("5/2C/00", new Rig(Manner.INLINE).submit(READ_ECHO_4096).senseCode());
    }

    @ParameterizedTest
    @CsvSource({
        "3C 00 00 00 00 00 00 00 04 00", "3C 02 00 00 00 00 00 00 04 00", "3C 03 00 00 00 00 00 00 04 00",
        "3B 00 00 00 00 00 00 00 04 00", "3B 05 00 00 00 00 00 00 04 00", "3B 0A 00 00 00 00 00 10 01 00"
    })
    void shouldRejectOtherModesAndLongerData(String cdb) throws Exception {
        assertEquals("5/24/00", new Rig(Manner.INLINE).submit(cdb).senseCode());
    }
}
