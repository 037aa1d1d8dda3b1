// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * REPORT TARGET PORT GROUPS (SPC-5 6.37): all ports that reach a unit are one group, always active/optimized.
 *
 * <pre>
 * bytes 0-3  RETURN DATA LENGTH
 * byte  4    RETURN DATA FORMAT(6:4) of the extended header, whose byte 5 is IMPLICIT TRANSITION TIME
 *
 * the group
 * byte  0    PREF(7) ASYMMETRIC ACCESS STATE(3:0)
 * byte  1    AO_SUP(0) and the other states that there are
 * bytes 2-3  TARGET PORT GROUP
 * byte  5    STATUS CODE
 * byte  7    TARGET PORT COUNT
 * then for each port, in bytes 2-3, RELATIVE TARGET PORT IDENTIFIER
 * </pre>
 */
final class ReportTargetPortGroups {

    /** Under MAINTENANCE IN. */
    static final int SERVICE_ACTION = 0x0A;

    /** The one group. */
    static final int GROUP = 1;

    private static final BitField FORMAT = new BitField(7, 5);
    private static final int LENGTH_ONLY = 0;
    private static final int EXTENDED = 1;
    private static final BitField RETURN_DATA_FORMAT = new BitField(6, 4);
    private static final int ALLOCATION_LENGTH = 6;
    private static final int GROUP_BYTES = 8;
    private static final int PORT_BYTES = 4;
    /** TARGET PORT COUNT has one byte. */
    private static final int PORTS_MAXIMUM = 0xFF;
    private static final byte ACTIVE_OPTIMIZED = 0;
    private static final byte AO_SUP = 1;

    private ReportTargetPortGroups() {}

    static void execute(ActiveTask task) {
        byte[] cdb = task.cdb();
        int format = FORMAT.get(cdb[1]);
        if (format == LENGTH_ONLY || format == EXTENDED) {
            task.dataIn(data(task.unit().relativePorts(), format), BigEndian.get32(cdb, ALLOCATION_LENGTH));
        } else {
            task.check(Sense.invalidFieldInCdb(1, FORMAT.high()));
        }
    }

    private static byte[] data(Set<Integer> ports, int format) {
        int count = Math.min(PORTS_MAXIMUM, ports.size());
        int header = format == EXTENDED ? Integer.BYTES : 0;
        int length = header + GROUP_BYTES + count * PORT_BYTES;
        ByteBuffer data = ByteBuffer.allocate(Integer.BYTES + length).putInt(length);
        if (format == EXTENDED) {
            data.put((byte) RETURN_DATA_FORMAT.set(0, EXTENDED)).put(new byte[header - 1]);
        }
        data.put(ACTIVE_OPTIMIZED).put(AO_SUP).putShort((short) GROUP)
                .put(new byte[GROUP_BYTES - Integer.BYTES - 1]).put((byte) count);
        ports.stream().limit(count).forEach(port -> data.putInt(port));
        return data.array();
    }
}
