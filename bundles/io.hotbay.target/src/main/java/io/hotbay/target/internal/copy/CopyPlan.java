// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.copy;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameter list of EXTENDED COPY(LID1) (SPC-4 6.4.1), decoded.
 *
 * <pre>
 * byte  0     LIST IDENTIFIER
 * byte  1     LIST ID USAGE(4:3)
 * bytes 2-3   CSCD DESCRIPTOR LIST LENGTH
 * bytes 8-11  SEGMENT DESCRIPTOR LIST LENGTH
 * bytes 12-15 INLINE DATA LENGTH
 *
 * identification CSCD descriptor, E4h
 * byte  1     LU ID TYPE(7:6) NUL(5) PERIPHERAL DEVICE TYPE(4:0)
 * byte  4     CODE SET(3:0)
 * byte  5     ASSOCIATION(5:4) DESIGNATOR TYPE(3:0)
 * byte  7     DESIGNATOR LENGTH
 * bytes 8-    DESIGNATOR
 *
 * segment descriptor from block device to block device, 02h
 * bytes 2-3   DESCRIPTOR LENGTH
 * bytes 4-7   SOURCE and DESTINATION CSCD DESCRIPTOR ID
 * bytes 10-11 NUMBER OF BLOCKS
 * bytes 12-27 SOURCE and DESTINATION LOGICAL BLOCK ADDRESS
 * </pre>
 *
 * @param listId LIST IDENTIFIER, or {@link #NO_LIST_ID}
 * @param units the NAA identifiers of the units that segments name; {@link #NOBODY} for one that can't be a unit here
 */
public record CopyPlan(int listId, List<Long> units, List<Segment> segments) {

    /** No results are held. */
    public static final int NO_LIST_ID = -1;
    /** No unit has this identifier. */
    public static final long NOBODY = 0;

    private static final int HEADER = 16;
    private static final int USAGE_OFFSET = 1;
    private static final BitField USAGE = new BitField(4, 3);
    private static final int USAGE_NO_LIST_ID = 3;
    private static final int CSCD_LENGTH = 2;
    private static final int SEGMENTS_LENGTH = 8;
    private static final int INLINE_LENGTH = 12;
    private static final BitField LU_ID_TYPE = new BitField(7, 6);
    private static final BitField NUL = BitField.bit(5);
    private static final int DESIGNATOR_HEADER = 4;
    private static final int NAA_BYTES = 8;
    /** CODE SET binary, ASSOCIATION logical unit, DESIGNATOR TYPE NAA, DESIGNATOR LENGTH 8. */
    private static final int NAA_DESIGNATOR = 0x01_03_00_08;
    private static final int SEGMENT_LENGTH = CopyLimits.SEGMENT_BYTES - 4;

    /** One run of blocks. */
    public record Segment(int source, int destination, int blocks, long sourceAddress, long destinationAddress) {}

    /** A plan, or what is wrong with the list. */
    public sealed interface Decoded {}

    /** The list is right. */
    public record Right(CopyPlan plan) implements Decoded {}

    /** The list is wrong. */
    public record Wrong(Sense sense) implements Decoded {}

    /** Decodes a list that has bytes. */
    public static Decoded decode(byte[] list) {
        if (list.length < HEADER) {
            return wrong(AdditionalSense.PARAMETER_LIST_LENGTH_ERROR);
        }
        int cscds = BigEndian.get16(list, CSCD_LENGTH);
        long segments = BigEndian.get32(list, SEGMENTS_LENGTH);
        long all = cscds + segments;
        if (all > CopyLimits.LIST_MAXIMUM || HEADER + all + BigEndian.get32(list, INLINE_LENGTH) > list.length) {
            return wrong(AdditionalSense.PARAMETER_LIST_LENGTH_ERROR);
        }
        if (BigEndian.get32(list, INLINE_LENGTH) != 0 || cscds % CopyLimits.CSCD_BYTES != 0) {
            return new Wrong(Sense.invalidFieldInParameterList(cscds % CopyLimits.CSCD_BYTES == 0
                    ? INLINE_LENGTH : CSCD_LENGTH, -1));
        }
        if (cscds > CopyLimits.CSCD_MAXIMUM * CopyLimits.CSCD_BYTES) {
            return wrong(AdditionalSense.TOO_MANY_TARGET_DESCRIPTORS);
        }
        if (segments > CopyLimits.SEGMENTS_MAXIMUM * CopyLimits.SEGMENT_BYTES) {
            return wrong(AdditionalSense.TOO_MANY_SEGMENT_DESCRIPTORS);
        }
        return decode(list, HEADER + cscds, (int) (HEADER + all));
    }

    private static Decoded decode(byte[] list, int segmentsStart, int end) {
        List<Long> units = new ArrayList<>();
        for (int offset = HEADER; offset < segmentsStart; offset += CopyLimits.CSCD_BYTES) {
            if (BigEndian.get8(list, offset) != CopyLimits.CSCD_IDENTIFICATION) {
                return wrong(AdditionalSense.UNSUPPORTED_TARGET_DESCRIPTOR_TYPE_CODE);
            }
            if (LU_ID_TYPE.isSet(list[offset + 1])) {
                return new Wrong(Sense.invalidFieldInParameterList(offset + 1, LU_ID_TYPE.high()));
            }
            boolean naa = BigEndian.get32(list, offset + DESIGNATOR_HEADER) == NAA_DESIGNATOR
                    && !NUL.isSet(list[offset + 1]);
            units.add(naa ? BigEndian.get64(list, offset + NAA_BYTES) : NOBODY);
        }
        List<Segment> segments = new ArrayList<>();
        for (int offset = segmentsStart; offset < end; offset += CopyLimits.SEGMENT_BYTES) {
            if (BigEndian.get8(list, offset) != CopyLimits.SEGMENT_BLOCK_TO_BLOCK) {
                return wrong(AdditionalSense.UNSUPPORTED_SEGMENT_DESCRIPTOR_TYPE_CODE);
            }
            if (end - offset < CopyLimits.SEGMENT_BYTES || BigEndian.get16(list, offset + 2) != SEGMENT_LENGTH) {
                return new Wrong(Sense.invalidFieldInParameterList(offset + 2, -1));
            }
            segments.add(new Segment(BigEndian.get16(list, offset + 4), BigEndian.get16(list, offset + 6),
                    BigEndian.get16(list, offset + 10), BigEndian.get64(list, offset + 12),
                    BigEndian.get64(list, offset + 20)));
        }
        boolean unnamed = USAGE.get(list[USAGE_OFFSET]) == USAGE_NO_LIST_ID;
        return new Right(new CopyPlan(unnamed ? NO_LIST_ID : BigEndian.get8(list, 0), units, segments));
    }

    private static Decoded wrong(AdditionalSense additional) {
        return new Wrong(Sense.illegalRequest(additional));
    }
}
