// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/**
 * What {@code ./hotbay demo} shows on a system that has no QEMU: the model of Linux's driver in the place of a guest.
 * Needs a served adapter with a disk at target 0; ends with 0 when all was seen.
 */
public final class DriverModelDemo {

    private static final int DISK = 0;
    private static final int TARGETS = 15;
    private static final int REPLY_FRAMES = 16;
    private static final int PIECES = 8;
    private static final int PIECE_BYTES = 1 << 20;
    private static final PrintStream OUT = System.out;

    private final byte[][] pieces = new byte[PIECES][PIECE_BYTES];

    private DriverModelDemo() {
        Random random = new Random();
        Arrays.stream(pieces).forEach(random::nextBytes);
    }

    /** The argument is the path of the adapter's socket. */
    public static void main(String[] arguments) throws Exception {
        OUT.println("this is no guest, but Hotbay's own model of Linux's mptspi and sd, on the socket of a VMM");
        try {
            new DriverModelDemo().run(Path.of(arguments[0]));
        } catch (AssertionError e) {
            OUT.println("not as it should be: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run(Path socket) throws Exception {
        OUT.println("connects, as at the first boot");
        try (RemoteHardware machine = RemoteHardware.connect(socket)) {
            ScsiDisk disk = find(machine);
            for (int i = 0; i < PIECES; i++) {
                write(disk, i);
                OUT.println(digest(pieces[i]) + "  piece-" + (i + 1));
            }
            disk.synchronizeCache();
            verify(disk);
        }
        OUT.println("has disconnected; connects again, as at a second boot");
        try (RemoteHardware machine = RemoteHardware.connect(socket)) {
            verify(find(machine));
        }
    }

    /** Starts the adapter and looks for disks, as a driver does that has just been loaded. */
    private static ScsiDisk find(RemoteHardware machine) {
        LinuxDriver driver = new LinuxDriver(machine).start(REPLY_FRAMES);
        OUT.println("ioc0: operational after facts, IOC_INIT and PORT_ENABLE");
        for (int target = 0; target < TARGETS; target++) {
            ScsiDisk disk = new ScsiDisk(driver, target);
            String who = disk.inquiry();
            if (!who.isEmpty()) {
                OUT.println("target " + target + ": Direct-Access " + who);
            }
        }
        ScsiDisk disk = new ScsiDisk(driver, DISK);
        OUT.println("target " + DISK + ": " + disk.blocks() + " blocks of " + ScsiDisk.BLOCK + " bytes");
        return disk;
    }

    private void write(ScsiDisk disk, int piece) {
        for (int done = 0; done < PIECE_BYTES; done += ScsiDisk.MAXIMUM_BYTES) {
            disk.write(block(piece, done), Arrays.copyOfRange(pieces[piece], done, done + ScsiDisk.MAXIMUM_BYTES));
        }
    }

    private void verify(ScsiDisk disk) {
        for (int piece = 0; piece < PIECES; piece++) {
            byte[] read = new byte[PIECE_BYTES];
            for (int done = 0; done < PIECE_BYTES; done += ScsiDisk.MAXIMUM_BYTES) {
                byte[] part = disk.read(block(piece, done), ScsiDisk.MAXIMUM_BYTES);
                System.arraycopy(part, 0, read, done, part.length);
            }
            if (!Arrays.equals(pieces[piece], read)) {
                throw new AssertionError("piece-" + (piece + 1) + " reads back as " + digest(read));
            }
            OUT.println("piece-" + (piece + 1) + ": OK");
        }
    }

    private static int block(int piece, int offset) {
        return (piece * PIECE_BYTES + offset) / ScsiDisk.BLOCK;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
