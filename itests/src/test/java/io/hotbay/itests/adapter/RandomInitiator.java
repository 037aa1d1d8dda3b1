// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.adapter.mpt.internal.driver.Reply;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;
import io.hotbay.posix.PosixException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * A guest whose driver is sound, and whose programs send what comes to their mind, to the disks of a running platform:
 * each command ends once, the adapter stays operational, and the disks are there afterwards.
 */
final class RandomInitiator {

    private static final int COMMANDS = 1500;
    private static final int DEPTH = 8;
    private static final int TARGETS = 3;
    private static final int REPLY_FRAMES = 16;
    private static final int IN = 0x0200_0000;
    private static final int OUT = 0x0100_0000;
    private static final int[] DIRECTIONS = {0, IN, IN, OUT, OUT};
    private static final int[] LENGTHS = {0, 4, 8, 24, 64, 255, 512, 1024, 0x1000, 0x4000};
    /** What disks know, some of it often, and what comes by chance. */
    private static final int[] OPERATION_CODES = {
        0x00, 0x03, 0x04, 0x08, 0x0A, 0x12, 0x12, 0x15, 0x16, 0x17, 0x1A, 0x1B, 0x1D, 0x1E, 0x25, 0x28, 0x28, 0x2A, 0x2A,
        0x2E, 0x2F, 0x34, 0x35, 0x37, 0x3B, 0x3C, 0x41, 0x42, 0x48, 0x4C, 0x4D, 0x55, 0x5A, 0x5E, 0x5F, 0x83, 0x84, 0x88,
        0x88, 0x89, 0x8A, 0x8A, 0x8B, 0x8E, 0x8F, 0x90, 0x91, 0x93, 0x9C, 0x9E, 0xA0, 0xA3, 0xA4, 0xA8, 0xAA, 0xAE, 0xAF, 0xB7
    };

    private final Random random;
    private final LinuxDriver driver;
    private final RemoteHardware machine;
    private final Set<Integer> open = new HashSet<>();

    private RandomInitiator(long seed, RemoteHardware machine) {
        this.random = new Random(seed);
        this.machine = machine;
        this.driver = new LinuxDriver(machine).start(REPLY_FRAMES);
    }

    /**
     * Leads the life that a seed means, over the socket of a guest with disks at the targets 0 to 2.
     *
     * @throws AssertionError when something is not as it must be
     */
    static void lead(long seed, Path socket) throws PosixException {
        try (RemoteHardware machine = RemoteHardware.connect(socket)) {
            new RandomInitiator(seed, machine).lead();
        }
    }

    private void lead() {
        for (int context = 0; context < COMMANDS; context++) {
            if (random.nextInt(200) == 0) {
                manage(context);
            } else {
                send(context);
            }
            while (open.size() >= DEPTH || !open.isEmpty() && random.nextInt(4) == 0) {
                takeReply();
            }
        }
        while (!open.isEmpty()) {
            takeReply();
        }
        require(driver.registers.state() == Registers.STATE_OPERATIONAL, "the adapter is operational");
        driver.start(REPLY_FRAMES);
        for (int target = 0; target < TARGETS; target++) {
            String inquiry = new ScsiDisk(driver, target).inquiry();
            require(inquiry.equals(AdapterTest.DISK_INQUIRY), "a disk at target " + target + ", not " + inquiry);
        }
    }

    private void send(int context) {
        byte[] data = new byte[64];
        if (random.nextBoolean()) {
            random.nextBytes(data);
        }
        data[1] = (byte) random.nextInt(64);
        machine.ram().put(LinuxDriver.DATA, data);
        int control = DIRECTIONS[random.nextInt(DIRECTIONS.length)];
        int length = control == 0 ? 0 : LENGTHS[random.nextInt(LENGTHS.length)];
        open.add(context);
        driver.post(driver.scsiIo(random.nextInt(TARGETS), context, control, length, cdb(length)));
    }

    /** Mostly zeroes, with an address and a length that are often right. */
    private byte[] cdb(int length) {
        int code = random.nextInt(20) == 0 ? random.nextInt(0x100)
                : OPERATION_CODES[random.nextInt(OPERATION_CODES.length)];
        int bytes = code < 0x20 ? 6 : code < 0x60 ? 10 : code < 0xA0 ? 16 : 12;
        byte[] cdb = new byte[bytes];
        cdb[0] = (byte) code;
        cdb[1] = (byte) (random.nextInt(3) == 0 ? random.nextInt(0x20) : 0);
        if (random.nextInt(3) == 0) {
            cdb[2] = (byte) random.nextInt(0x100);
        }
        int lengthAt = bytes == 6 ? 4 : bytes == 10 ? 8 : bytes == 12 ? 9 : 13;
        cdb[lengthAt - 4 < 2 ? 2 : lengthAt - 4] = (byte) random.nextInt(0x20);
        cdb[lengthAt] = (byte) (random.nextBoolean() ? length / ScsiDisk.BLOCK : length);
        while (random.nextInt(4) == 0) {
            cdb[1 + random.nextInt(bytes - 1)] = (byte) random.nextInt();
        }
        return cdb;
    }

    private void manage(int context) {
        int[] types = {LinuxDriver.ABORT_TASK, LinuxDriver.TARGET_RESET, LinuxDriver.RESET_BUS};
        int task = open.isEmpty() ? context : open.iterator().next();
        open.add(context);
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(
                types[random.nextInt(types.length)], random.nextInt(TARGETS), context, task));
    }

    private void takeReply() {
        Reply reply = driver.awaitReply();
        require(reply.function() == Reply.EVENT || open.remove(reply.context()), "who asked for " + reply);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("expected: " + what);
        }
    }
}
