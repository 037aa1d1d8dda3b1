// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import io.hotbay.scsi.BitField;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The data of PERSISTENT RESERVE IN (SPC-5 6.15).
 *
 * <pre>
 * all but REPORT CAPABILITIES: PRGENERATION (4), ADDITIONAL LENGTH (4), then
 *
 * READ KEYS           each key (8)
 * READ RESERVATION    key (8), 5 bytes, SCOPE(7:4) TYPE(3:0), 2 bytes; nothing when there is no reservation
 * READ FULL STATUS    each: key (8), 4 bytes, ALL_TG_PT(1) R_HOLDER(0), SCOPE and TYPE, 4 bytes,
 *                     RELATIVE TARGET PORT IDENTIFIER (2), ADDITIONAL DESCRIPTOR LENGTH (4), TransportID
 *
 * REPORT CAPABILITIES
 * bytes 0-1   LENGTH
 * byte  2     RLR_C(7) CRH(4) SIP_C(3) ATP_C(2) PTPL_C(0)
 * byte  3     TMV(7) ALLOW COMMANDS(6:4) PTPL_A(0)
 * byte  4     WR_EX_AR(7) EX_AC_RO(6) WR_EX_RO(5) EX_AC(3) WR_EX(1)
 * byte  5     EX_AC_AR(0)
 * </pre>
 */
public final class InData {

    private static final int HEADER = 8;
    private static final int RESERVATION_BYTES = 16;
    private static final int RESERVED_BEFORE_TYPE = 5;
    private static final int FULL_STATUS_BYTES = 24;
    private static final BitField TYPE = new BitField(3, 0);
    private static final BitField R_HOLDER = BitField.bit(0);
    private static final short CAPABILITIES_BYTES = 8;
    private static final BitField CRH = BitField.bit(4);
    private static final BitField SIP_C = BitField.bit(3);
    private static final BitField ATP_C = BitField.bit(2);
    private static final BitField PTPL_C = BitField.bit(0);
    private static final BitField TMV = BitField.bit(7);
    private static final BitField PTPL_A = BitField.bit(0);
    private static final long KEY_OF_ALL_REGISTRANTS = 0;

    private InData() {}

    /** READ KEYS. */
    public static byte[] keys(Reservations now) {
        ByteBuffer data = begin(now, now.keys().size() * Long.BYTES);
        now.keys().values().forEach(data::putLong);
        return data.array();
    }

    /** READ RESERVATION. */
    public static byte[] reservation(Reservations now) {
        ReservationType type = now.type();
        if (type == null) {
            return begin(now, 0).array();
        }
        Registrant holder = now.holder();
        Long key = holder == null ? null : now.keys().get(holder);
        return begin(now, RESERVATION_BYTES)
                .putLong(key == null ? KEY_OF_ALL_REGISTRANTS : key)
                .put(new byte[RESERVED_BEFORE_TYPE]).put((byte) TYPE.set(0, type.code()))
                .array();
    }

    /** READ FULL STATUS. Each registration is told with its own port, so ALL_TG_PT is 0. */
    public static byte[] fullStatus(Reservations now) {
        List<byte[]> descriptors = new ArrayList<>();
        for (Map.Entry<Registrant, Long> entry : now.keys().entrySet()) {
            descriptors.add(descriptor(now, entry.getKey(), entry.getValue()));
        }
        ByteBuffer data = begin(now, descriptors.stream().mapToInt(each -> each.length).sum());
        descriptors.forEach(data::put);
        return data.array();
    }

    private static byte[] descriptor(Reservations now, Registrant nexus, long key) {
        ReservationType type = now.type();
        boolean holds = type != null && now.isHeldBy(nexus);
        byte[] id = TransportIdFormat.encode(nexus);
        return ByteBuffer.allocate(FULL_STATUS_BYTES + id.length)
                .putLong(key).putInt(0)
                .put((byte) R_HOLDER.set(0, holds ? 1 : 0))
                .put((byte) (holds ? TYPE.set(0, type.code()) : 0))
                .putInt(0).putShort((short) nexus.port())
                .putInt(id.length).put(id)
                .array();
    }

    /**
     * REPORT CAPABILITIES: no information about the commands that are allowed.
     *
     * @param durable whether reservations can be kept over a loss of power
     */
    public static byte[] capabilities(Reservations now, boolean durable) {
        int able = ATP_C.set(SIP_C.set(CRH.set(0, 1), 1), 1);
        int types = 0;
        for (ReservationType type : ReservationType.values()) {
            // bit numbers of the mask, in which byte 5 comes after byte 4, are the codes themselves
            types = BitField.bit(type.code()).set(types, 1);
        }
        return ByteBuffer.allocate(CAPABILITIES_BYTES)
                .putShort(CAPABILITIES_BYTES)
                .put((byte) PTPL_C.set(able, durable ? 1 : 0))
                .put((byte) PTPL_A.set(TMV.set(0, 1), now.kept() ? 1 : 0))
                .putShort(Short.reverseBytes((short) types))
                .array();
    }

    private static ByteBuffer begin(Reservations now, int length) {
        return ByteBuffer.allocate(HEADER + length).putInt(now.generation()).putInt(length);
    }
}
