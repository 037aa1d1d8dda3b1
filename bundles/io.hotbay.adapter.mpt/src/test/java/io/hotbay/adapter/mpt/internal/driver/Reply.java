// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

/**
 * A reply, read from its frame, or of context only.
 *
 * @param count the bytes that a command transferred, or how many commands a task management function ended
 */
public record Reply(int function, int context, int iocStatus, int scsiStatus, int responseCode, int count) {

    public static final int SCSI_IO = 0x00;
    public static final int TASK_MANAGEMENT = 0x01;
    public static final int EVENT = 0x07;
    public static final int CHECK_CONDITION = 0x02;
    public static final int DEVICE_NOT_THERE = 0x0043;
    public static final int TASK_MANAGEMENT_FAILED = 0x004A;
    public static final int FAILED = 0x05;

    /** A context reply: the command has done all that it was to do. */
    static Reply ofContext(int context) {
        return new Reply(SCSI_IO, context, 0, 0, 0, 0);
    }

    static Reply ofFrame(GuestRam ram, long frame) {
        int function = ram.get8(frame + 0x03);
        int scsiStatus = function == SCSI_IO ? ram.get8(frame + 0x0C) : 0;
        int responseCode = function == TASK_MANAGEMENT ? ram.get8(frame + 0x04) : 0;
        return new Reply(function, ram.get32(frame + 0x08), ram.get16(frame + 0x0E), scsiStatus, responseCode,
                ram.get32(frame + 0x14));
    }

    /** Whether it tells of success. */
    public boolean good() {
        return iocStatus == 0 && scsiStatus == 0 && responseCode == 0;
    }
}
