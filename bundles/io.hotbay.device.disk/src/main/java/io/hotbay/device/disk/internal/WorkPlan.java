// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What FORMAT UNIT or SANITIZE does to the whole medium.
 *
 * <pre>
 * in the state:  0 SANITIZE(3) DEALLOCATE(2) UNRESTRICTED EXIT(1) INVERT(0)   1 passes   2-9 done   10- pattern
 * </pre>
 *
 * @param sanitize else it is a format
 * @param deallocate blocks are given back where the store does that, else zeroed
 * @param unrestrictedExit a failed sanitize may be left (AUSE)
 * @param invert every other pass writes the pattern's complement
 * @param pattern of one block; empty for zeroes in whatever way the store has
 */
record WorkPlan(
        boolean sanitize, boolean deallocate, boolean unrestrictedExit, boolean invert, int passes, byte[] pattern) {

    private static final BitField SANITIZE = BitField.bit(3);
    private static final BitField DEALLOCATE = BitField.bit(2);
    private static final BitField UNRESTRICTED_EXIT = BitField.bit(1);
    private static final BitField INVERT = BitField.bit(0);
    private static final int DONE = 2;
    private static final int PATTERN = 10;

    /** FORMAT UNIT with a pattern, or with zeroes. */
    static WorkPlan format(byte[] pattern) {
        return new WorkPlan(false, pattern.length == 0, false, false, 1, pattern);
    }

    byte[] encode(long done) {
        byte[] bytes = Arrays.copyOf(new byte[PATTERN], PATTERN + pattern.length);
        int flags = SANITIZE.set(0, sanitize ? 1 : 0);
        flags = DEALLOCATE.set(flags, deallocate ? 1 : 0);
        flags = UNRESTRICTED_EXIT.set(flags, unrestrictedExit ? 1 : 0);
        bytes[0] = (byte) INVERT.set(flags, invert ? 1 : 0);
        bytes[1] = (byte) passes;
        BigEndian.put64(bytes, DONE, done);
        System.arraycopy(pattern, 0, bytes, PATTERN, pattern.length);
        return bytes;
    }

    /** Null when the bytes are no plan for blocks of this size. */
    static @Nullable WorkPlan decode(byte @Nullable [] bytes, int blockSize) {
        if (bytes == null || bytes.length != PATTERN && bytes.length != PATTERN + blockSize || bytes[1] < 1) {
            return null;
        }
        return new WorkPlan(SANITIZE.isSet(bytes[0]), DEALLOCATE.isSet(bytes[0]), UNRESTRICTED_EXIT.isSet(bytes[0]),
                INVERT.isSet(bytes[0]), bytes[1], Arrays.copyOfRange(bytes, PATTERN, bytes.length));
    }

    static long done(byte[] bytes) {
        return BigEndian.get64(bytes, DONE);
    }

    Condition busy() {
        return sanitize ? Condition.SANITIZING : Condition.FORMATTING;
    }

    Condition failed() {
        return sanitize ? Condition.SANITIZE_FAILED : Condition.FORMAT_FAILED;
    }

    String word() {
        return sanitize ? "SANITIZE" : "FORMAT UNIT";
    }
}
