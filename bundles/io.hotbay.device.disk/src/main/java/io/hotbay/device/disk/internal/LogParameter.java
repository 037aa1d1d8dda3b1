// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;

/**
 * One log parameter (SPC-5 7.3.2.2).
 *
 * <pre>
 * 0-1 PARAMETER CODE   2 DU(7) TSD(5) ETC(4) TMC(3:2) FORMAT AND LINKING(1:0)   3 PARAMETER LENGTH   4- value
 * </pre>
 */
record LogParameter(int code, int control, byte[] value) {

    static final int HEADER_BYTES = 4;
    static final int LENGTH = 3;
    /** A bounded data counter, which the unit does not save. */
    private static final int COUNTER = 0x00;
    /** A list in binary format. */
    private static final int BINARY_LIST = 0x03;

    /** A counter of 64 bits. */
    static LogParameter counter(int code, long value) {
        byte[] bytes = new byte[Long.BYTES];
        BigEndian.put64(bytes, 0, value);
        return new LogParameter(code, COUNTER, bytes);
    }

    static LogParameter list(int code, byte[] value) {
        return new LogParameter(code, BINARY_LIST, value);
    }

    byte[] encode() {
        byte[] bytes = new byte[HEADER_BYTES + value.length];
        BigEndian.put16(bytes, 0, code);
        bytes[2] = (byte) control;
        bytes[LENGTH] = (byte) value.length;
        System.arraycopy(value, 0, bytes, HEADER_BYTES, value.length);
        return bytes;
    }
}
