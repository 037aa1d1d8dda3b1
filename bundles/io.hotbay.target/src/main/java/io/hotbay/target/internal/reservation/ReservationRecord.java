// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitRecord;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reservations as a record of a unit.
 *
 * <pre>
 * TYPE (1), 0 without a reservation; number of registrations (2); then for each
 * 1 when it made the reservation (1), reservation key (8), relative target port identifier (2), length (2), TransportID
 * </pre>
 */
public final class ReservationRecord {

    /** The name of the record, and of its format. */
    public static final String NAME = "reservations";

    private static final int VERSION = 1;

    private ReservationRecord() {}

    /** The record to be saved; null when nothing is to be kept. */
    public static @Nullable UnitRecord encode(Reservations now) {
        if (!now.kept() || now.keys().isEmpty()) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(UnitRecord.MAXIMUM_BYTES);
        ReservationType type = now.type();
        bytes.put((byte) (type == null ? 0 : type.code())).putShort((short) now.keys().size());
        for (Map.Entry<Registrant, Long> entry : now.keys().entrySet()) {
            byte[] id = TransportIdFormat.encode(entry.getKey());
            bytes.put((byte) (entry.getKey().equals(now.holder()) ? 1 : 0)).putLong(entry.getValue())
                    .putShort((short) entry.getKey().port()).putShort((short) id.length).put(id);
        }
        byte[] content = new byte[bytes.position()];
        bytes.get(0, content);
        return new UnitRecord(NAME, VERSION, content);
    }

    /**
     * What a record says.
     *
     * @throws UnitException when it can't be understood
     */
    public static Reservations decode(@Nullable UnitRecord record) throws UnitException {
        if (record == null) {
            return Reservations.NONE;
        }
        if (!record.format().equals(NAME) || record.version() != VERSION) {
            throw new UnitException("The persistent reservations that are kept are of the format '" + record.format()
                    + "', version " + record.version() + ", which this version of Hotbay can't read.");
        }
        try {
            return decode(ByteBuffer.wrap(record.bytes()));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new UnitException("The persistent reservations that are kept are damaged.", e);
        }
    }

    private static Reservations decode(ByteBuffer bytes) {
        ReservationType type = ReservationType.of(bytes.get());
        int count = bytes.getShort();
        SequencedMap<Registrant, Long> keys = new LinkedHashMap<>();
        Registrant holder = null;
        for (int i = 0; i < count; i++) {
            boolean holds = bytes.get() != 0;
            long key = bytes.getLong();
            int port = Short.toUnsignedInt(bytes.getShort());
            byte[] id = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(id);
            TransportIdFormat.Decoded decoded = TransportIdFormat.decode(id, 0, port);
            if (decoded == null || decoded.bytes() != id.length) {
                throw new IllegalArgumentException("TransportID " + i);
            }
            keys.put(decoded.nexus(), key);
            holder = holds ? decoded.nexus() : holder;
        }
        return new Reservations(0, keys, type, holder, true);
    }
}
