// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.wire;

/** Guest addresses, which MPI gives in two halves of 32 bits. */
public final class Address {

    private Address() {}

    /** The address of two halves. */
    public static long of(int high, int low) {
        return Integer.toUnsignedLong(high) << Integer.SIZE | Integer.toUnsignedLong(low);
    }
}
