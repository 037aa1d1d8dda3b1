// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import io.hotbay.adapter.mpt.internal.driver.GuestRam;
import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;

/**
 * READ(10)s of 4 KiB as Linux's driver posts them and takes their replies. The requests are made once and posted over
 * and over, each with blocks and a page of its own, so that what is measured is the adapter and not the driver.
 */
final class ReadLoad {

    static final int DEPTH_MAXIMUM = 32;
    static final int RAM_BYTES = 0x10_0000;
    static final String DISK_SIZE = "64M";

    private static final int READ = 0x0200_0000;
    private static final int BYTES = 4096;
    private static final int REPLY_FRAMES = 64;
    /** Blocks between two requests: 1 MiB. */
    private static final int STRIDE = 0x800;
    private static final int CDB_ADDRESS = 0x1A;
    private static final int DATA_ADDRESS = 0x34;

    private final Registers registers;
    private final int[] frames = new int[DEPTH_MAXIMUM];
    private int next;

    /** Brings the adapter up, and the disk of a target; writes what is going to be read. */
    ReadLoad(Hardware hardware, int target) {
        LinuxDriver driver = new LinuxDriver(hardware).start(REPLY_FRAMES);
        registers = driver.registers;
        ScsiDisk disk = new ScsiDisk(driver, target);
        disk.testUnitReady();
        byte[] page = new byte[BYTES];
        for (int i = 0; i < DEPTH_MAXIMUM; i++) {
            page[0] = (byte) i;
            disk.write(i * STRIDE, page);
        }
        for (int i = 0; i < DEPTH_MAXIMUM; i++) {
            frames[i] = request(driver, hardware.ram(), target, i);
        }
        driver.interrupt();
    }

    private static int request(LinuxDriver driver, GuestRam ram, int target, int number) {
        byte[] cdb = {0x28, 0, 0, 0, 0, 0, 0, 0, BYTES / ScsiDisk.BLOCK, 0};
        long frame = driver.scsiIo(target, number, READ, BYTES, cdb);
        ram.put32(frame + CDB_ADDRESS, Integer.reverseBytes(number * STRIDE));
        ram.put32(frame + DATA_ADDRESS, LinuxDriver.DATA + number * BYTES);
        return (int) frame | 0x3;
    }

    /** Posts so many requests; no more than {@link #DEPTH_MAXIMUM} may be in flight. */
    void post(int count) {
        for (int i = 0; i < count; i++) {
            registers.write(Registers.REQUEST_FIFO, frames[next]);
            next = (next + 1) % DEPTH_MAXIMUM;
        }
    }

    /** The interrupt routine: reads the reply queue until it is empty. Returns how many replies there were. */
    int takeReplies() {
        int replies = 0;
        int entry = registers.read(Registers.REPLY_FIFO);
        while (entry != Registers.EMPTY) {
            if (entry < 0) {
                throw new IllegalStateException("a command has not ended as it should");
            }
            replies++;
            entry = registers.read(Registers.REPLY_FIFO);
        }
        return replies;
    }

    static void requireAll(int posted, int replies) {
        if (posted != replies) {
            throw new IllegalStateException(replies + " replies to " + posted + " requests");
        }
    }
}
