// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.pci.api.ExpansionRom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A function with an expansion ROM of 70 000 bytes, which decodes 128 KiB. */
class ExpansionRomTest extends ServerTest {
    private static final int REGION_READ = 9;
    private static final int ROM = 6;
    private static final int BYTES = 70_000;
    private static final int REGION_BYTES = 0x2_0000;

    private final byte[] content = content();

    private static byte[] content() {
        byte[] content = new byte[BYTES];
        new Random(1).nextBytes(content);
        content[0] = 0x55;
        content[1] = (byte) 0xAA;
        return content;
    }

    @Override
    TestFunction makeFunction() {
        return new TestFunction(null, null, ExpansionRom.of(content()));
    }

    private String read(int offset, int count) throws IOException {
        String payload = vmm.ask(Message.read(ROM, offset, count)).payload();
        return payload.substring(payload.length() - 3 * count + 1);
    }

    @Test
    void shouldTellItsRegionToBeReadOnly() throws IOException {
        assertEquals(Answer.done(5, "20 00 00 00 01 00 00 00 06 00 00 00 00 00 00 00 00 00 02 00 00 00 00 00"
                + " 00 00 00 00 00 00 00 00"), vmm.ask(Message.of(5).u32(32).u32(0).u32(ROM).u32(0).u64(0).u64(0)));
    }

    @Test
    void shouldAllowAccessesAsLongAsTheRegion() throws IOException {
        vmm.close();
        vmm = TestVmm.connect(socket);
        byte[] limits = "\"max_data_xfer_size\":131072".getBytes(StandardCharsets.US_ASCII);
        assertTrue(vmm.ask(Message.version()).payload().contains(Answer.text(limits)));
    }

    @Test
    void shouldAnswerTheSizingOfFirmware() throws IOException {
        vmm.ask(Message.write(7, 0x30, "00 f8 ff ff"));
        assertTrue(vmm.ask(Message.read(7, 0x30, 4)).payload().endsWith("00 00 fe ff"));
    }

    @Test
    void shouldGiveTheWholeRegionByOneRead() throws IOException {
        byte[] region = new byte[REGION_BYTES];
        Arrays.fill(region, (byte) 0xFF);
        System.arraycopy(content, 0, region, 0, BYTES);
        assertEquals(Answer.done(REGION_READ,
                "00 00 00 00 00 00 00 00 06 00 00 00 00 00 02 00 " + Answer.text(region)),
                vmm.ask(Message.read(ROM, 0, REGION_BYTES)));
        assertEquals(1, counter("reads"));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 3", "69990, 20", "70000, 16", "131071, 1", "3, 1000"})
    void shouldGiveAnyPart(int offset, int count) throws IOException {
        byte[] expected = new byte[count];
        for (int i = 0; i < count; i++) {
            expected[i] = offset + i < BYTES ? content[offset + i] : (byte) 0xFF;
        }
        assertEquals(Answer.text(expected), read(offset, count));
    }

    @ParameterizedTest
    @CsvSource({"131072, 1", "131071, 2", "0, 131073", "1, 131072", "-1, 1", "0, 0", "0, -1", "0x7FFFFFFFFFFFFFFF, 2"})
    void shouldRefuseWhatIsNotInTheRegion(String offset, int count) throws IOException {
        assertEquals(Answer.error(REGION_READ, Answer.EINVAL), vmm.ask(Message.read(ROM, Long.decode(offset), count)));
        assertEquals(1, counter("bad accesses"));
    }

    @Test
    void shouldRefuseWrites() throws IOException {
        assertEquals(Answer.error(10, Answer.EINVAL), vmm.ask(Message.write(ROM, 0, "00 00")));
        assertEquals("55 aa", read(0, 2));
        assertEquals(1, counter("bad accesses"));
    }
}
