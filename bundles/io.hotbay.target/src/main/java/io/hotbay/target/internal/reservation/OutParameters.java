// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.target.internal.reservation.OutRequest.Flag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The CDB and the parameter lists of PERSISTENT RESERVE OUT (SPC-5 6.16).
 *
 * <pre>
 * CDB byte 2  SCOPE(7:4) TYPE(3:0)
 * bytes 0-7   RESERVATION KEY
 * bytes 8-15  SERVICE ACTION RESERVATION KEY
 *
 * of all but REGISTER AND MOVE
 * byte  20    SPEC_I_PT(3) ALL_TG_PT(2) APTPL(0)
 * bytes 24-27 TRANSPORTID PARAMETER DATA LENGTH, with SPEC_I_PT; then TransportIDs
 *
 * of REGISTER AND MOVE
 * byte  17    UNREG(1) APTPL(0)
 * bytes 18-19 RELATIVE TARGET PORT IDENTIFIER
 * bytes 20-23 TRANSPORTID PARAMETER DATA LENGTH; then one TransportID
 * </pre>
 */
public final class OutParameters {

    /** No list is longer: as many TransportIDs as there can be registrations, each of the longest name. */
    public static final int BYTES_MAXIMUM = 28 + Reservations.REGISTRANTS_MAXIMUM * 0xF8;

    private static final BitField SCOPE = new BitField(7, 4);
    private static final BitField TYPE = new BitField(3, 0);
    private static final int SCOPE_AND_TYPE = 2;
    private static final int BYTES = 24;
    private static final int ACTION_KEY = 8;
    private static final int FLAGS = 20;
    private static final BitField SPEC_I_PT = BitField.bit(3);
    private static final BitField ALL_TG_PT = BitField.bit(2);
    private static final BitField APTPL = BitField.bit(0);
    private static final int IDS_LENGTH = 24;
    private static final int IDS = 28;
    private static final int MOVE_FLAGS = 17;
    private static final BitField UNREG = BitField.bit(1);
    private static final int MOVE_PORT = 18;
    private static final int MOVE_IDS_LENGTH = 20;
    private static final int WHOLE_BYTE = -1;

    private final byte[] cdb;
    private final byte[] list;
    private final Registrant by;
    private final Set<Integer> ports;
    private @Nullable Sense wrong;

    /**
     * Of one command.
     *
     * @param by the I_T nexus that it came by
     * @param ports the relative identifiers of the ports that the unit is reached by
     */
    public OutParameters(byte[] cdb, byte[] list, Registrant by, Set<Integer> ports) {
        this.cdb = cdb;
        this.list = list;
        this.by = by;
        this.ports = ports;
    }

    /** What is asked for, or null when it is wrong. */
    public @Nullable OutRequest decode(OutAction action) {
        if (list.length < BYTES) {
            return refuse(listLength());
        }
        return action == OutAction.REGISTER_AND_MOVE ? move() : others(action);
    }

    /** Why there is nothing decoded. */
    public Sense wrong() {
        Sense known = wrong;
        return known == null ? listLength() : known;
    }

    private @Nullable OutRequest others(OutAction action) {
        boolean registering =
                action == OutAction.REGISTER || action == OutAction.REGISTER_AND_IGNORE_EXISTING_KEY;
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (registering) {
            add(flags, Flag.SPEC_I_PT, SPEC_I_PT, list[FLAGS]);
            add(flags, Flag.ALL_TG_PT, ALL_TG_PT, list[FLAGS]);
            add(flags, Flag.APTPL, APTPL, list[FLAGS]);
        }
        if (!flags.contains(Flag.SPEC_I_PT)) {
            return list.length == BYTES ? request(flags, List.of()) : refuse(listLength());
        }
        if (list.length < IDS || BigEndian.get32(list, IDS_LENGTH) != list.length - IDS) {
            return refuse(listLength());
        }
        List<Registrant> named = new ArrayList<>();
        int offset = IDS;
        while (offset < list.length) {
            TransportIdFormat.Decoded id = TransportIdFormat.decode(list, offset, by.port());
            if (id == null) {
                return refuse(Sense.invalidFieldInParameterList(offset, WHOLE_BYTE));
            }
            named.add(id.nexus());
            offset += id.bytes();
        }
        return request(flags, named);
    }

    private @Nullable OutRequest move() {
        int port = BigEndian.get16(list, MOVE_PORT);
        if (BigEndian.get32(list, MOVE_IDS_LENGTH) != list.length - BYTES) {
            return refuse(listLength());
        }
        if (!ports.contains(port)) {
            return refuse(Sense.invalidFieldInParameterList(MOVE_PORT, WHOLE_BYTE));
        }
        TransportIdFormat.Decoded id = TransportIdFormat.decode(list, BYTES, port);
        if (id == null || id.bytes() != list.length - BYTES) {
            return refuse(invalidTransportId());
        }
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        add(flags, Flag.UNREG, UNREG, list[MOVE_FLAGS]);
        add(flags, Flag.APTPL, APTPL, list[MOVE_FLAGS]);
        return request(flags, List.of(new Registrant(id.nexus().initiator(), port)));
    }

    private OutRequest request(Set<Flag> flags, List<Registrant> named) {
        return new OutRequest(by, SCOPE.get(cdb[SCOPE_AND_TYPE]) == 0,
                ReservationType.of(TYPE.get(cdb[SCOPE_AND_TYPE])), BigEndian.get64(list, 0),
                BigEndian.get64(list, ACTION_KEY), flags, named, ports);
    }

    private @Nullable OutRequest refuse(Sense sense) {
        wrong = sense;
        return null;
    }

    private static void add(Set<Flag> flags, Flag flag, BitField field, byte from) {
        if (field.isSet(from)) {
            flags.add(flag);
        }
    }

    static Sense invalid(Flag flag) {
        return Sense.invalidFieldInParameterList(FLAGS, flag == Flag.SPEC_I_PT ? SPEC_I_PT.high() : APTPL.high());
    }

    /** APTPL is set, and nothing can be kept. */
    public static Sense notKept(OutAction action) {
        return Sense.invalidFieldInParameterList(
                action == OutAction.REGISTER_AND_MOVE ? MOVE_FLAGS : FLAGS, APTPL.high());
    }

    static Sense invalidActionKey() {
        return Sense.invalidFieldInParameterList(ACTION_KEY, WHOLE_BYTE);
    }

    static Sense invalidTransportId() {
        return Sense.invalidFieldInParameterList(BYTES, WHOLE_BYTE);
    }

    static Sense invalidScopeOrType(OutRequest request) {
        return Sense.invalidFieldInCdb(SCOPE_AND_TYPE, request.scopeIsUnit() ? TYPE.high() : SCOPE.high());
    }

    static Sense noRoom() {
        return Sense.illegalRequest(AdditionalSense.INSUFFICIENT_REGISTRATION_RESOURCES);
    }

    /** The list is not as long as it should be. */
    public static Sense listLength() {
        return Sense.illegalRequest(AdditionalSense.PARAMETER_LIST_LENGTH_ERROR);
    }
}
