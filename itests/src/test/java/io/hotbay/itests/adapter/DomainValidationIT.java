// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.hotbay.adapter.mpt.internal.driver.GuestRam;
import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Reply;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The loop by which Linux finds out how fast it may talk to a target, over the real core. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DomainValidationIT extends AdapterTest {

    private static final int DISK = 1;
    private static final int IN = 0x0200_0000;
    private static final int OUT = 0x0100_0000;
    private static final int INQUIRY_BYTES = 96;
    private static final int UNDERRUN = 0x45;
    private static final int ILLEGAL_REQUEST = 0x5;
    private static final int SPI3_U320 = 0x0F;
    private static final int ULTRA320 = 0x207F_0807;

    private GuestRam ram;
    private LinuxDriver driver;

    @Before
    public void bootGuest() throws Exception {
        plugMemory(DISK);
        Hardware hardware = turnOnHere();
        ram = hardware.ram();
        driver = new LinuxDriver(hardware).start(REPLY_FRAMES);
        new ScsiDisk(driver, DISK).testUnitReady();
    }

    private Reply run(int control, int bytes, int... cdb) {
        byte[] block = new byte[cdb.length];
        for (int i = 0; i < cdb.length; i++) {
            block[i] = (byte) cdb[i];
        }
        driver.post(driver.scsiIo(DISK, 5, control, bytes, block));
        return driver.awaitReply();
    }

    private byte[] inquiry() {
        ram.fill(LinuxDriver.DATA, INQUIRY_BYTES, 0);
        Reply reply = run(IN, INQUIRY_BYTES, 0x12, 0, 0, 0, INQUIRY_BYTES, 0);
        assertEquals(reply.toString(), 0, reply.scsiStatus());
        return ram.get(LinuxDriver.DATA, INQUIRY_BYTES);
    }

    @Test
    public void shouldAnswerEachInquiryAlikeAndOfferUltra320() {
        byte[] first = inquiry();
        assertEquals("WBus16, Sync, CmdQue", 0x32, first[7] & 0x32);
        assertEquals("clocking, QAS, IUS", SPI3_U320, first[56] & SPI3_U320);
        for (int i = 0; i < 100; i++) {
            assertArrayEquals(first, inquiry());
        }
        ram.fill(LinuxDriver.DATA, 16, 0);
        ram.put32(LinuxDriver.DATA + 4, ULTRA320);
        driver.free(driver.config(2, 0x4, 1, DISK, 4));
        assertArrayEquals("at full speed", first, inquiry());
        driver.free(driver.config(1, 0x4, 0, DISK, 3));
        assertEquals(ULTRA320, ram.get32(LinuxDriver.DATA + 4));
    }

    @Test
    public void shouldEchoPatternsOfTheSizeThatTheDescriptorTells() {
        assertTrue("descriptor", run(IN, 4, 0x3C, 0x0B, 0, 0, 0, 0, 0, 0, 4, 0).good());
        byte[] size = ram.get(LinuxDriver.DATA + 2, 2);
        int bytes = Math.min(4096, (size[0] & 0x1F) << 8 | size[1] & 0xFF);
        assertTrue("echo buffer of " + bytes, bytes >= 252);
        for (int seed = 0; seed < 16; seed++) {
            byte[] pattern = random(seed, bytes);
            ram.put(LinuxDriver.DATA, pattern);
            assertTrue(run(OUT, bytes, 0x3B, 0x0A, 0, 0, 0, 0, 0, bytes >> 8, bytes & 0xFF, 0).good());
            ram.fill(LinuxDriver.DATA, bytes, 0);
            assertTrue(run(IN, bytes, 0x3C, 0x0A, 0, 0, 0, 0, 0, bytes >> 8, bytes & 0xFF, 0).good());
            assertArrayEquals(pattern, ram.get(LinuxDriver.DATA, bytes));
        }
    }

    @Test
    public void shouldAnswerReportSupportedOperationCodesAndRefuseItsNeighbour() {
        Reply reply = run(IN, 512, 0xA3, 0x0C, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0);
        assertEquals(reply.toString(), 0, reply.scsiStatus());
        assertTrue("some commands", reply.good() || reply.iocStatus() == UNDERRUN && reply.count() > 4);
        reply = run(IN, 512, 0xA3, 0x1F, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0);
        assertEquals(reply.toString(), Reply.CHECK_CONDITION, reply.scsiStatus());
        assertEquals(ILLEGAL_REQUEST, ram.get8(LinuxDriver.SENSE + 2) & 0xF);
        new ScsiDisk(driver, DISK).testUnitReady();
    }
}
