// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;
import io.hotbay.posix.PosixException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The disk at target 0 of an adapter behind a VMM's socket, used by the model of Linux's driver. */
public final class RemoteDisk implements AutoCloseable {

    public static final int BLOCK = ScsiDisk.BLOCK;

    private static final int REPLY_FRAMES = 16;
    private static final Pattern SOCKET = Pattern.compile("\"path\":\"([^\"]+)\"");

    private final RemoteHardware machine;
    private final ScsiDisk disk;

    private RemoteDisk(RemoteHardware machine) {
        this.machine = machine;
        disk = new ScsiDisk(new LinuxDriver(machine).start(REPLY_FRAMES), 0);
    }

    /** Connects as the VMM would that was started with these arguments. */
    public static RemoteDisk connect(String vmmArguments) throws PosixException {
        Matcher socket = SOCKET.matcher(vmmArguments);
        if (!socket.find()) {
            throw new AssertionError("no socket in " + vmmArguments);
        }
        return new RemoteDisk(RemoteHardware.connect(Path.of(socket.group(1))));
    }

    public String inquiry() {
        return disk.inquiry();
    }

    public int blocks() {
        return (int) disk.blocks();
    }

    public void write(int block, byte[] data) {
        disk.write(block, data);
    }

    public byte[] read(int block, int bytes) {
        return disk.read(block, bytes);
    }

    @Override
    public void close() {
        machine.close();
    }
}
