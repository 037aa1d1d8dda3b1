// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A little-endian number at a fixed place of a frame or page.
 *
 * @param offset of its first byte
 * @param width 1, 2 or 4 bytes
 */
public record Field(int offset, int width) {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    public Field {
        if (offset < 0 || width != 1 && width != 2 && width != 4) {
            throw new IllegalArgumentException(width + " bytes at " + offset);
        }
    }

    /** A field of one byte. */
    public static Field u8(int offset) {
        return new Field(offset, Byte.BYTES);
    }

    /** A field of two bytes. */
    public static Field u16(int offset) {
        return new Field(offset, Short.BYTES);
    }

    /** A field of four bytes. */
    public static Field u32(int offset) {
        return new Field(offset, Integer.BYTES);
    }

    /** The field in a structure that starts at the array's start; unsigned unless it has four bytes. */
    public int get(byte[] bytes) {
        return get(bytes, 0);
    }

    /** The field in a structure that starts at a place in the array. */
    public int get(byte[] bytes, int start) {
        return switch (width) {
            case Byte.BYTES -> Byte.toUnsignedInt(bytes[start + offset]);
            case Short.BYTES -> Short.toUnsignedInt((short) SHORT.get(bytes, start + offset));
            default -> (int) INT.get(bytes, start + offset);
        };
    }

    /** The field as an unsigned number. */
    public long unsigned(byte[] bytes) {
        return Integer.toUnsignedLong(get(bytes));
    }

    /** Stores a number; bits that do not fit are dropped. */
    public void set(byte[] bytes, int value) {
        switch (width) {
            case Byte.BYTES -> bytes[offset] = (byte) value;
            case Short.BYTES -> SHORT.set(bytes, offset, (short) value);
            default -> INT.set(bytes, offset, value);
        }
    }

    /** The field of the same width that lies some fields further on, as in an array. */
    public Field plus(int elements) {
        return new Field(offset + elements * width, width);
    }

    /** The offset behind the field. */
    public int end() {
        return offset + width;
    }
}
