// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers of CDBs, parameter lists and data, which are big-endian (SPC-5 3.7). */
public final class BigEndian {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    /** An unsigned byte. */
    public static int get8(byte[] bytes, int offset) {
        return Byte.toUnsignedInt(bytes[offset]);
    }

    /** An unsigned 16-bit number. */
    public static int get16(byte[] bytes, int offset) {
        return Short.toUnsignedInt((short) SHORT.get(bytes, offset));
    }

    /** An unsigned 24-bit number. */
    public static int get24(byte[] bytes, int offset) {
        return get8(bytes, offset) << 16 | get16(bytes, offset + 1);
    }

    /** An unsigned 32-bit number. */
    public static long get32(byte[] bytes, int offset) {
        return Integer.toUnsignedLong((int) INT.get(bytes, offset));
    }

    /** A 64-bit number. */
    public static long get64(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    /** Stores 16 bits. */
    public static void put16(byte[] bytes, int offset, int value) {
        SHORT.set(bytes, offset, (short) value);
    }

    /** Stores 24 bits. */
    public static void put24(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) (value >> 16);
        put16(bytes, offset + 1, value);
    }

    /** Stores 32 bits. */
    public static void put32(byte[] bytes, int offset, int value) {
        INT.set(bytes, offset, value);
    }

    /** Stores 64 bits. */
    public static void put64(byte[] bytes, int offset, long value) {
        LONG.set(bytes, offset, value);
    }
}
