// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * TransportIDs (SPC-5 7.6.4) of the protocols that ports have.
 *
 * <pre>
 * byte  0     FORMAT CODE(7:6) PROTOCOL IDENTIFIER(3:0)
 *
 * parallel SCSI
 * bytes 2-3   SCSI ADDRESS
 * bytes 6-7   RELATIVE TARGET PORT IDENTIFIER
 *
 * iSCSI, and ports without a protocol of the standards
 * bytes 2-3   ADDITIONAL LENGTH
 * bytes 4-    the name, null-terminated and padded to a multiple of four; with ,i,0x and the ISID in format 1
 * </pre>
 */
final class TransportIdFormat {

    private static final BitField FORMAT_CODE = new BitField(7, 6);
    private static final BitField PROTOCOL = new BitField(3, 0);
    private static final int FIXED_BYTES = 24;
    private static final int ADDRESS_OFFSET = 2;
    private static final int PORT_OFFSET = 6;
    private static final int LENGTH_OFFSET = 2;
    private static final int NAME_OFFSET = 4;
    private static final int NAME_PADDING = 4;
    /** An iSCSI name of 223 bytes, the separator of the ISID, twelve digits, and the null. */
    private static final int NAME_MAXIMUM = 0xF4;
    private static final String ISID_SEPARATOR = ",i,0x";
    private static final int NAME_ONLY = 0;
    private static final int NAME_AND_ISID = 1;

    private TransportIdFormat() {}

    /** Who a TransportID names, and how many bytes it has. */
    record Decoded(Registrant nexus, int bytes) {}

    static byte[] encode(Registrant nexus) {
        TransportId initiator = nexus.initiator();
        if (initiator.protocol() == TransportProtocol.PARALLEL_SCSI) {
            byte[] id = new byte[FIXED_BYTES];
            id[0] = (byte) initiator.protocol().identifier();
            BigEndian.put16(id, ADDRESS_OFFSET, Integer.parseInt(initiator.name()));
            BigEndian.put16(id, PORT_OFFSET, nexus.port());
            return id;
        }
        byte[] name = initiator.name().getBytes(StandardCharsets.UTF_8);
        int length = Math.min(name.length, NAME_MAXIMUM - 1);
        int padded = Math.max(FIXED_BYTES - NAME_OFFSET, (length / NAME_PADDING + 1) * NAME_PADDING);
        byte[] id = new byte[NAME_OFFSET + padded];
        boolean isid = initiator.name().contains(ISID_SEPARATOR);
        id[0] = (byte) FORMAT_CODE.set(initiator.protocol().identifier(), isid ? NAME_AND_ISID : NAME_ONLY);
        BigEndian.put16(id, LENGTH_OFFSET, padded);
        System.arraycopy(name, 0, id, NAME_OFFSET, length);
        return id;
    }

    /**
     * Decodes the TransportID at an offset.
     *
     * @param port the relative port that it is about where it does not say so itself
     * @return null when it is cut short, or of no form that an initiator port here can have
     */
    static @Nullable Decoded decode(byte[] bytes, int offset, int port) {
        if (bytes.length - offset < FIXED_BYTES) {
            return null;
        }
        int protocol = PROTOCOL.get(bytes[offset]);
        int format = FORMAT_CODE.get(bytes[offset]);
        if (protocol == TransportProtocol.PARALLEL_SCSI.identifier() && format == 0) {
            String address = Integer.toString(BigEndian.get16(bytes, offset + ADDRESS_OFFSET));
            int own = BigEndian.get16(bytes, offset + PORT_OFFSET);
            TransportId initiator = new TransportId(TransportProtocol.PARALLEL_SCSI, address);
            return new Decoded(new Registrant(initiator, own == 0 ? port : own), FIXED_BYTES);
        }
        if (protocol == TransportProtocol.ISCSI.identifier()) {
            return named(TransportProtocol.ISCSI, bytes, offset, port);
        }
        return protocol == TransportProtocol.NONE.identifier()
                ? named(TransportProtocol.NONE, bytes, offset, port)
                : null;
    }

    private static @Nullable Decoded named(TransportProtocol protocol, byte[] bytes, int offset, int port) {
        int format = FORMAT_CODE.get(bytes[offset]);
        int length = BigEndian.get16(bytes, offset + LENGTH_OFFSET);
        int start = offset + NAME_OFFSET;
        if (length > NAME_MAXIMUM || length % NAME_PADDING != 0 || length < FIXED_BYTES - NAME_OFFSET
                || bytes.length - start < length) {
            return null;
        }
        int end = start;
        while (end < start + length && bytes[end] != 0) {
            end++;
        }
        String name = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        boolean isid = name.contains(ISID_SEPARATOR);
        if (end == start || end == start + length || format != (isid ? NAME_AND_ISID : NAME_ONLY)) {
            return null;
        }
        return new Decoded(new Registrant(new TransportId(protocol, name), port), NAME_OFFSET + length);
    }
}
