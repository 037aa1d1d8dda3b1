// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionReadTest extends ServerTest {
    private static final int REGION_READ = 9;

    @ParameterizedTest
    @CsvSource({
        "1, 08",
        "2, 08 07",
        "4, 08 07 06 05",
        "8, 08 07 06 05 04 03 02 01"
    })
    void shouldReadEachWidthOfMemoryBar(int width, String data) throws IOException {
        function.write(1, 0x40, 8, 0x0102030405060708L);
        assertEquals(Answer.done(REGION_READ,
                "40 00 00 00 00 00 00 00 01 00 00 00 0" + width + " 00 00 00 " + data),
                vmm.ask(Message.read(1, 0x40, width)));
    }

    @Test
    void shouldReadUnalignedNumber() throws IOException {
        function.write(1, 0x40, 8, 0x0102030405060708L);
        assertEquals(Answer.done(REGION_READ, "41 00 00 00 00 00 00 00 01 00 00 00 02 00 00 00 07 06"),
                vmm.ask(Message.read(1, 0x41, 2)));
    }

    @Test
    void shouldReadLastByteOfIoBar() throws IOException {
        function.write(0, 0xFF, 1, 0xA5);
        assertEquals(Answer.done(REGION_READ, "ff 00 00 00 00 00 00 00 00 00 00 00 01 00 00 00 a5"),
                vmm.ask(Message.read(0, 0xFF, 1)));
    }

    @Test
    void shouldReadWholeConfigurationSpaceAtOnce() throws IOException {
        Answer answer = vmm.ask(Message.read(7, 0, 256));
        assertTrue(answer.payload().startsWith("00 00 00 00 00 00 00 00 07 00 00 00 00 01 00 00 00 10 30 00 00 00"));
        assertEquals(3 * (16 + 256) - 1, answer.payload().length());
        assertEquals("00 01 00 00", answer.payload().substring(3 * (16 + 0x3C), 3 * (16 + 0x40) - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "0x3D, 1, 01",
        "0x02, 2, 30 00",
        "0x01, 3, 10 30 00",
        "0x00, 5, 00 10 30 00 00",
        "0xFF, 1, 00"
    })
    void shouldReadPartOfConfigurationSpace(String offset, int count, String data) throws IOException {
        Answer answer = vmm.ask(Message.read(7, Integer.decode(offset), count));
        assertEquals(data, answer.payload().substring(3 * 16));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0x100, 1", // behind the I/O BAR
        "0, 0xFD, 4", // over its end
        "1, 0x20000, 4",
        "1, 0x1FFFC, 8",
        "1, 0x7FFFFFFFFFFFFFFF, 8",
        "1, -1, 1",
        "1, -8, 8",
        "1, 0, 0",
        "1, 0, 3", // no such width
        "1, 0, 16",
        "1, 0, -1",
        "1, 0, -2147483648",
        "2, 0, 4", // the second half of a BAR
        "6, 0, 4", // no ROM
        "7, 0x100, 1",
        "7, 0xFD, 4",
        "7, 0, 257",
        "7, 0, 0",
        "8, 0, 1", // no VGA
        "9, 0, 1",
        "-1, 0, 1"
    })
    void shouldRefuseAndCountWhenThereIsNoSuchPlace(int region, String offset, int count) throws IOException {
        assertEquals(Answer.error(REGION_READ, Answer.EINVAL),
                vmm.ask(Message.read(region, Long.decode(offset), count)));
        assertEquals(1, counter("bad accesses"));
        assertEquals(0, counter("reads"));
    }

    @Test
    void shouldCountReads() throws IOException {
        vmm.ask(Message.read(1, 0, 4));
        vmm.ask(Message.read(7, 0, 4));
        assertEquals(2, counter("reads"));
    }

    @Test
    void shouldEndConnectionWhenTruncated() throws IOException {
        vmm.send(Message.of(REGION_READ).u64(0).u32(1));
        assertViolation();
    }

    @Test
    void shouldEndConnectionWhenOversized() throws IOException {
        vmm.send(Message.read(1, 0, 4).u32(0));
        assertViolation();
    }

    @Test
    void shouldEndConnectionButNotServingWhenFunctionFails() throws IOException {
        vmm.send(Message.read(0, TestFunction.BROKEN, 4));
        assertTrue(vmm.ended());
        assertTrue(told.next().startsWith("connected"));
        assertTrue(told.next().startsWith("disconnected the device failed: java.lang.InternalError"));
        assertEquals(0, counter("protocol errors"));
        vmm.close();
        vmm = TestVmm.negotiated(socket);
    }
}
