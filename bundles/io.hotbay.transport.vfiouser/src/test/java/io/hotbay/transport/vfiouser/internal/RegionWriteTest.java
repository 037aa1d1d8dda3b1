// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionWriteTest extends ServerTest {
    private static final int REGION_WRITE = 10;

    @ParameterizedTest
    @CsvSource({
        "11, 0x11",
        "11 22, 0x2211",
        "11 22 33 44, 0x44332211",
        "11 22 33 44 55 66 77 08, 0x0877665544332211"
    })
    void shouldWriteEachWidthAndRepeatTheRequest(String data, String value) throws IOException {
        int width = (data.length() + 1) / 3;
        assertEquals(Answer.done(REGION_WRITE,
                "48 00 00 00 00 00 00 00 01 00 00 00 0" + width + " 00 00 00"),
                vmm.ask(Message.write(1, 0x48, data)));
        assertEquals(Long.decode(value), function.read(1, 0x48, 8));
        assertEquals(1, counter("writes"));
    }

    @Test
    void shouldWriteWithoutReplyWhenNoneIsWanted() throws IOException {
        vmm.send(Message.write(1, 0x40, "01 00 00 00").noReply());
        vmm.send(Message.write(1, 0x44, "02 00 00 00").noReply());
        assertEquals(Answer.done(9, "40 00 00 00 00 00 00 00 01 00 00 00 08 00 00 00 01 00 00 00 02 00 00 00"),
                vmm.ask(Message.read(1, 0x40, 8)));
        assertEquals(2, counter("posted"));
        assertEquals(0, counter("writes"));
    }

    @Test
    void shouldStayQuietWhenWriteWithoutReplyFails() throws IOException {
        vmm.send(Message.write(1, 0x20000, "01 00 00 00").noReply());
        assertEquals(0x1, vmm.ask(Message.read(1, 0, 4)).flags());
        assertEquals(1, counter("bad accesses"));
        assertEquals(1, counter("errors"));
    }

    @Test
    void shouldWriteConfigurationSpaceInPieces() throws IOException {
        assertEquals(0x1, vmm.ask(Message.write(7, 0x3A, "ff ff 0b ff ff")).flags());
        assertEquals(0x010B, function.configuration().read(0x3C, 2));
        assertEquals(0, function.configuration().read(0x3A, 2));
    }

    @Test
    void shouldWriteWholeConfigurationSpaceAtOnce() throws IOException {
        assertEquals(0x1, vmm.ask(Message.write(7, 0, "ff".repeat(256))).flags());
        assertEquals(0x0547, function.configuration().read(0x04, 2));
        assertEquals(0x1000, function.configuration().read(0x00, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0xFE, 00 00 00 00",
        "1, 0x20000, 00",
        "1, -4, 00 00 00 00",
        "1, 0, 00 00 00",
        "1, 0, 00 00 00 00 00 00 00 00 00",
        "2, 0, 00 00 00 00",
        "6, 0, 00",
        "7, 0xFF, 00 00",
        "8, 0, 00",
        "9, 0, 00",
        "-1, 0, 00"
    })
    void shouldRefuseAndCountWhenThereIsNoSuchPlace(int region, String offset, String data) throws IOException {
        assertEquals(Answer.error(REGION_WRITE, Answer.EINVAL),
                vmm.ask(Message.write(region, Long.decode(offset), data)));
        assertEquals(1, counter("bad accesses"));
    }

    @ParameterizedTest
    @CsvSource({"5", "3", "0", "-1", "2147483647"})
    void shouldEndConnectionWhenCountIsNotTheSizeOfTheData(int count) throws IOException {
        vmm.send(Message.of(REGION_WRITE).u64(0).u32(1).u32(count).octets(new byte[4]));
        assertViolation();
    }

    @Test
    void shouldEndConnectionWhenThereAreNoData() throws IOException {
        vmm.send(Message.of(REGION_WRITE).u64(0).u32(1).u32(0));
        assertViolation();
    }

    @Test
    void shouldEndConnectionWhenOversized() throws IOException {
        vmm.send(Message.write(7, 0, "00".repeat(257)));
        assertViolation();
    }

    @Test
    void shouldEndConnectionButNotServingWhenFunctionFails() throws IOException {
        vmm.send(Message.write(0, TestFunction.BROKEN, "00").noReply());
        assertTrue(vmm.ended());
        vmm.close();
        vmm = TestVmm.negotiated(socket);
        assertEquals(0x1, vmm.ask(Message.read(7, 0, 4)).flags());
    }
}
