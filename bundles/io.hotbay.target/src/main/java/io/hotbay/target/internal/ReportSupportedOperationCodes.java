// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.Sense;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * REPORT SUPPORTED OPERATION CODES (SPC-5 6.35), derived from the rows of the unit.
 *
 * <pre>
 * all commands: COMMAND DATA LENGTH (4), then for each command
 * byte  0    OPERATION CODE
 * bytes 2-3  SERVICE ACTION
 * byte  5    MLU(5:4) CTDP(1) SERVACTV(0)
 * bytes 6-7  CDB LENGTH
 *
 * one command:
 * byte  1    CTDP(7) MLU(6:5) SUPPORT(2:0)
 * bytes 2-3  CDB SIZE
 * bytes 4-   CDB USAGE DATA
 *
 * with RCTD each is followed by a timeouts descriptor: DESCRIPTOR LENGTH 000Ah, and nothing known
 * </pre>
 */
final class ReportSupportedOperationCodes {

    /** Under MAINTENANCE IN. */
    static final int SERVICE_ACTION = 0x0C;

    private static final BitField RCTD = BitField.bit(7);
    private static final BitField REPORTING_OPTIONS = new BitField(2, 0);
    private static final int OPTIONS_OFFSET = 2;
    private static final int REQUESTED_CODE = 3;
    private static final int REQUESTED_ACTION = 4;
    private static final int ALLOCATION_LENGTH = 6;
    private static final BitField LIST_CTDP = BitField.bit(1);
    private static final BitField SERVACTV = BitField.bit(0);
    private static final BitField LIST_MLU = new BitField(5, 4);
    private static final BitField ONE_MLU = new BitField(6, 5);
    /** Each command affects its own logical unit and no other. */
    private static final int ONE_UNIT = 1;
    private static final BitField ONE_CTDP = BitField.bit(7);
    private static final BitField SUPPORT = new BitField(2, 0);
    private static final int NOT_SUPPORTED = 1;
    private static final int SUPPORTED = 3;
    private static final int DESCRIPTOR_BYTES = 8;
    private static final int ONE_HEADER = 4;
    private static final int TIMEOUTS_BYTES = 12;
    private static final short TIMEOUTS_LENGTH = TIMEOUTS_BYTES - Short.BYTES;

    private ReportSupportedOperationCodes() {}

    static void execute(ActiveTask task) {
        byte[] cdb = task.cdb();
        CommandTable table = task.table();
        boolean timeouts = RCTD.isSet(cdb[OPTIONS_OFFSET]);
        int code = BigEndian.get8(cdb, REQUESTED_CODE);
        int action = BigEndian.get16(cdb, REQUESTED_ACTION);
        boolean acts = table.hasServiceActions(code);
        byte[] data = switch (REPORTING_OPTIONS.get(cdb[OPTIONS_OFFSET])) {
            case 0 -> all(table.entries(), timeouts);
            case 1 -> acts ? null : one(table.find(code, 0), timeouts);
            case 2 -> acts ? one(find(table, code, action), timeouts) : null;
            case 3 -> one(acts || action == 0 ? find(table, code, action) : null, timeouts);
            default -> null;
        };
        if (data == null) {
            task.check(Sense.invalidFieldInCdb(OPTIONS_OFFSET, REPORTING_OPTIONS.high()));
        } else {
            task.dataIn(data, BigEndian.get32(cdb, ALLOCATION_LENGTH));
        }
    }

    private static @Nullable CommandEntry find(CommandTable table, int code, int action) {
        return action > CommandEntry.SERVICE_ACTION.mask() ? null : table.find(code, action);
    }

    private static byte[] all(List<CommandEntry> entries, boolean timeouts) {
        int each = DESCRIPTOR_BYTES + (timeouts ? TIMEOUTS_BYTES : 0);
        ByteBuffer data = ByteBuffer.allocate(Integer.BYTES + entries.size() * each);
        data.putInt(entries.size() * each);
        for (CommandEntry entry : entries) {
            OpcodeRow row = entry.row();
            boolean acts = row.serviceAction() != OpcodeRow.NO_SERVICE_ACTION;
            data.put((byte) row.operationCode()).put((byte) 0)
                    .putShort((short) (acts ? row.serviceAction() : 0)).put((byte) 0)
                    .put((byte) SERVACTV.set(LIST_CTDP.set(LIST_MLU.set(0, ONE_UNIT), timeouts ? 1 : 0), acts ? 1 : 0))
                    .putShort((short) row.cdbLength());
            putTimeouts(data, timeouts);
        }
        return data.array();
    }

    private static byte[] one(@Nullable CommandEntry entry, boolean timeouts) {
        if (entry == null) {
            return new byte[] {0, (byte) SUPPORT.set(0, NOT_SUPPORTED), 0, 0};
        }
        byte[] usage = entry.usage();
        ByteBuffer data = ByteBuffer.allocate(ONE_HEADER + usage.length + (timeouts ? TIMEOUTS_BYTES : 0));
        data.put((byte) 0).put((byte) SUPPORT.set(ONE_CTDP.set(ONE_MLU.set(0, ONE_UNIT), timeouts ? 1 : 0), SUPPORTED))
                .putShort((short) usage.length).put(usage);
        putTimeouts(data, timeouts);
        return data.array();
    }

    private static void putTimeouts(ByteBuffer data, boolean wanted) {
        if (wanted) {
            data.putShort(TIMEOUTS_LENGTH).put(new byte[TIMEOUTS_LENGTH]);
        }
    }
}
