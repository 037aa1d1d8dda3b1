// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

/**
 * Some neighbouring bits of a number, named by the highest and the lowest of them as the standards do.
 *
 * @param high the number of the highest bit, 31 at most
 * @param low the number of the lowest bit
 */
public record BitField(int high, int low) {

    public BitField {
        if (low < 0 || high < low || high > 31) {
            throw new IllegalArgumentException("bits " + high + ":" + low);
        }
    }

    /** A field of one bit. */
    public static BitField bit(int number) {
        return new BitField(number, number);
    }

    /** The field's value, unsigned unless it has all 32 bits. */
    public int get(int word) {
        return word >>> low & ones();
    }

    /** Whether the field is other than zero. */
    public boolean isSet(int word) {
        return get(word) != 0;
    }

    /** The word with the field replaced; bits of the value that do not fit are dropped. */
    public int set(int word, int value) {
        return word & ~mask() | (value & ones()) << low;
    }

    /** The word that has just this field's bits set. */
    public int mask() {
        return ones() << low;
    }

    private int ones() {
        return -1 >>> 31 - (high - low);
    }
}
