// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import io.hotbay.adapter.mpt.internal.driver.GuestRam;
import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;
import io.hotbay.target.api.LogicalUnit;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** What a guest that runs hears of disks that are plugged and pulled. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotPlugIT extends AdapterTest {

    private static final int TARGET = 5;
    private static final int EVENT_FRAME_BYTES = 0x24;

    private GuestRam ram;
    private LinuxDriver driver;

    @Before
    public void bootGuest() throws Exception {
        plugMemory(0);
        Hardware hardware = turnOnHere();
        ram = hardware.ram();
        driver = new LinuxDriver(hardware).start(REPLY_FRAMES);
    }

    /** Takes the event that has come, SCSI DEVICE STATUS CHANGE of the target, and nothing else. */
    private void assertEvent(int reason) {
        byte[] expected = new byte[EVENT_FRAME_BYTES];
        expected[0x00] = 2;
        expected[0x02] = 9;
        expected[0x03] = 0x07;
        expected[0x07] = (byte) 0x80;
        expected[0x0A] = 0x05;
        expected[0x14] = 0x0C;
        expected[0x1C] = TARGET;
        expected[0x1E] = (byte) reason;
        long frame = driver.takeAddressReply();
        assertArrayEquals(expected, ram.get(frame, EVENT_FRAME_BYTES));
        driver.free(frame);
        assertEquals("further replies", List.of(), driver.interrupt());
    }

    @Test
    public void shouldTellTheGuestOfDisksThatComeAndGo() throws Exception {
        ScsiDisk disk = new ScsiDisk(driver, TARGET);
        assertEquals("", disk.inquiry());

        LogicalUnit unit = plugMemory(TARGET);
        assertEvent(3);
        assertEquals(DISK_INQUIRY, disk.inquiry());
        byte[] data = random(1, 0x1000);
        disk.write(3, data);
        assertArrayEquals(data, disk.read(3, data.length));

        bench().unmap(TARGET);
        assertEvent(4);
        assertEquals("", disk.inquiry());

        bench().map(TARGET, unit);
        assertEvent(3);
        assertArrayEquals("the same disk", data, disk.read(3, data.length));

        unit.close();
        assertEvent(4);
        assertEquals("", disk.inquiry());
        assertEquals("the other disk", DISK_INQUIRY, new ScsiDisk(driver, 0).inquiry());
    }
}
