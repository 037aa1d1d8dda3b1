// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk with a fault that comes and goes. */
final class FailingDisk implements DurableFile.Disk {

    /** What is wrong. */
    enum Fault {
        NONE,
        /** No file can be written. */
        FULL,
        /** What is in a folder can't be made durable: a new file has its place already then. */
        FOLDER,
        /** The same once, then it is full. */
        FOLDER_THEN_FULL
    }

    private Fault fault;

    FailingDisk(Fault fault) {
        this.fault = fault;
    }

    void become(Fault newFault) {
        fault = newFault;
    }

    @Override
    public FileChannel create(Path file) throws IOException {
        return fault == Fault.FULL
                ? FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)
                : DurableFile.Disk.super.create(file);
    }

    @Override
    public void synchronize(Path folder) throws IOException {
        if (fault == Fault.FOLDER || fault == Fault.FOLDER_THEN_FULL) {
            fault = fault == Fault.FOLDER ? Fault.FOLDER : Fault.FULL;
            throw new IOException("Input/output error");
        }
        DurableFile.Disk.super.synchronize(folder);
    }
}
