// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;

/**
 * READ BUFFER and WRITE BUFFER (SPC-5 6.17, 6.49) in their echo modes, which domain validation uses. Each I_T_L nexus has an echo buffer of
 * its own, so what one initiator wrote no other overwrites. Other modes (download of microcode, the unit's data buffer) are refused.
 */
final class EchoBuffer {

    /** The most that Linux writes; echo descriptors have 13 bits for it. */
    static final int CAPACITY = 4096;

    private static final BitField MODE = new BitField(4, 0);
    private static final int MODE_ECHO = 0x0A;
    private static final int MODE_ECHO_DESCRIPTOR = 0x0B;
    private static final int LENGTH_OFFSET = 6;
    private static final int WHOLE_BYTE = -1;
    /** The echo buffer descriptor: EBOS 0 in byte 0, BUFFER CAPACITY in bytes 2 and 3. */
    private static final int DESCRIPTOR_BYTES = 4;
    private static final int CAPACITY_OFFSET = 2;

    private EchoBuffer() {}

    static void read(ActiveTask task) {
        byte[] cdb = task.cdb();
        int length = BigEndian.get24(cdb, LENGTH_OFFSET);
        switch (MODE.get(cdb[1])) {
            case MODE_ECHO_DESCRIPTOR -> {
                byte[] descriptor = new byte[DESCRIPTOR_BYTES];
                BigEndian.put16(descriptor, CAPACITY_OFFSET, CAPACITY);
                task.dataIn(descriptor, length);
            }
            case MODE_ECHO -> {
                byte[] echo = task.link().echo();
                if (echo == null) {
                    task.check(Sense.illegalRequest(AdditionalSense.COMMAND_SEQUENCE_ERROR));
                } else {
                    task.dataIn(echo, length);
                }
            }
            default -> task.check(Sense.invalidFieldInCdb(1, MODE.high()));
        }
    }

    static void write(ActiveTask task) {
        byte[] cdb = task.cdb();
        int length = BigEndian.get24(cdb, LENGTH_OFFSET);
        if (MODE.get(cdb[1]) != MODE_ECHO) {
            task.check(Sense.invalidFieldInCdb(1, MODE.high()));
        } else if (length > CAPACITY) {
            task.check(Sense.invalidFieldInCdb(LENGTH_OFFSET, WHOLE_BYTE));
        } else {
            byte[] bytes = task.data().copyOf(length);
            task.link().echo(bytes);
            task.complete(CommandResult.GOOD, bytes.length);
        }
    }
}
