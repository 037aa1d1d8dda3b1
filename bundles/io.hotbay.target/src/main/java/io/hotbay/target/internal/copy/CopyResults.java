// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.copy;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the copies of one I_T nexus, for RECEIVE COPY RESULTS (SPC-4 6.24). The oldest are forgotten.
 *
 * <pre>
 * COPY STATUS
 * bytes 0-3   AVAILABLE DATA
 * byte  4     COPY MANAGER STATUS(6:0)
 * bytes 5-6   SEGMENTS PROCESSED
 * byte  7     TRANSFER COUNT UNITS, 1: KiB
 * bytes 8-11  TRANSFER COUNT
 *
 * OPERATING PARAMETERS: see {@link #operatingParameters}
 * </pre>
 */
public final class CopyResults {

    /** COPY MANAGER STATUS. */
    public enum Status {
        IN_PROGRESS, DONE, FAILED
    }

    private static final int STATUS_BYTES = 12;
    private static final byte KIB = 1;
    private static final int KIB_BYTES = 1024;
    private static final int PARAMETERS_BYTES = 44;
    private static final byte SNLID = 1;
    /** Data is transferred in multiples of 2^9 bytes. */
    static final byte GRANULARITY = 9;

    private final Map<Integer, byte[]> held = new LinkedHashMap<>();

    /** Tells of a copy. */
    public synchronized void put(int listId, Status status, int segments, long bytes) {
        if (listId == CopyPlan.NO_LIST_ID) {
            return;
        }
        held.remove(listId);
        held.put(listId, ByteBuffer.allocate(STATUS_BYTES).putInt(STATUS_BYTES - Integer.BYTES)
                .put((byte) status.ordinal()).putShort((short) segments).put(KIB)
                .putInt((int) (bytes / KIB_BYTES)).array());
        if (held.size() > CopyLimits.RESULTS_MAXIMUM) {
            held.remove(held.keySet().iterator().next());
        }
    }

    /** The data of COPY STATUS, or null when there is no such copy. */
    public synchronized byte @Nullable [] status(int listId) {
        return held.get(listId);
    }

    /** The data of OPERATING PARAMETERS: the limits, no held data. */
    public static byte[] operatingParameters() {
        byte[] types = {CopyLimits.SEGMENT_BLOCK_TO_BLOCK, (byte) CopyLimits.CSCD_IDENTIFICATION};
        return ByteBuffer.allocate(PARAMETERS_BYTES + types.length)
                .putInt(PARAMETERS_BYTES + types.length - Integer.BYTES)
                .put(SNLID).put(new byte[3])
                .putShort((short) CopyLimits.CSCD_MAXIMUM).putShort((short) CopyLimits.SEGMENTS_MAXIMUM)
                .putInt(CopyLimits.LIST_MAXIMUM).putInt(CopyLimits.SEGMENT_MAXIMUM)
                .putInt(0).putInt(0).putInt(0).putShort((short) 0)
                .putShort((short) CopyLimits.COPIES_MAXIMUM).put((byte) CopyLimits.COPIES_MAXIMUM)
                .put(GRANULARITY).put((byte) 0).put((byte) 0).put(new byte[3])
                .put((byte) types.length).put(types)
                .array();
    }
}
