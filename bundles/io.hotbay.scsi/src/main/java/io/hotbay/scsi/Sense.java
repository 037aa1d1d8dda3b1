// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

import org.jspecify.annotations.Nullable;

/**
 * Sense data (SPC-5 4.4) as decoded values.
 *
 * @param information the INFORMATION field, an LBA or a residual as the command defines it; null when not valid
 * @param field which field of an ILLEGAL REQUEST is wrong; null when not told
 * @param progress how much of an operation of a unit that is not ready is done, in 65536ths; null when not told
 * @param descriptorForm whether the initiator wants the descriptor format (control mode page, D_SENSE)
 */
public record Sense(
        SenseKey key,
        AdditionalSense additional,
        @Nullable Long information,
        @Nullable FieldPointer field,
        @Nullable Integer progress,
        boolean descriptorForm) {

    /** In fixed format, without progress. */
    public Sense(SenseKey key, AdditionalSense additional, @Nullable Long information, @Nullable FieldPointer field) {
        this(key, additional, information, field, null, false);
    }

    /** The size of fixed format sense data as Hotbay reports it (SPC-5 4.4.3). */
    public static final int FIXED_BYTES = 18;

    /** Sense data without information and field pointer. */
    public static Sense of(SenseKey key, AdditionalSense additional) {
        return new Sense(key, additional, null, null);
    }

    /** ILLEGAL REQUEST, without a field pointer. */
    public static Sense illegalRequest(AdditionalSense additional) {
        return of(SenseKey.ILLEGAL_REQUEST, additional);
    }

    /** ILLEGAL REQUEST, INVALID FIELD IN CDB, with the byte and bit at fault. */
    public static Sense invalidFieldInCdb(int byteNumber, int bit) {
        return new Sense(SenseKey.ILLEGAL_REQUEST, AdditionalSense.INVALID_FIELD_IN_CDB, null,
                new FieldPointer(true, byteNumber, bit));
    }

    /** ILLEGAL REQUEST, INVALID FIELD IN PARAMETER LIST, with the byte and bit at fault. */
    public static Sense invalidFieldInParameterList(int byteNumber, int bit) {
        return new Sense(SenseKey.ILLEGAL_REQUEST, AdditionalSense.INVALID_FIELD_IN_PARAMETER_LIST, null,
                new FieldPointer(false, byteNumber, bit));
    }

    /** UNIT ATTENTION. */
    public static Sense unitAttention(AdditionalSense additional) {
        return of(SenseKey.UNIT_ATTENTION, additional);
    }

    /** The same with how much is done, in 65536ths (SPC-5 4.4.2.4.4). */
    public Sense withProgress(int part) {
        return new Sense(key, additional, information, field, part, descriptorForm);
    }

    /** The same in descriptor format, or in fixed format. */
    public Sense inForm(boolean descriptor) {
        return new Sense(key, additional, information, field, progress, descriptor);
    }

    /** These values in their format, current information. */
    public byte[] bytes() {
        return descriptorForm ? SenseLayout.descriptor(this) : SenseLayout.fixed(this);
    }

    /** These values in fixed format, current information. */
    public byte[] fixed() {
        return SenseLayout.fixed(this);
    }

    /**
     * The sense-key specific field pointer (SPC-5 4.4.2.4.2).
     *
     * @param inCdb whether the field is in the CDB, else in the parameter list
     * @param bit the number of the left-most bit at fault, or -1 when the whole byte is meant
     */
    public record FieldPointer(boolean inCdb, int byteNumber, int bit) {}
}
