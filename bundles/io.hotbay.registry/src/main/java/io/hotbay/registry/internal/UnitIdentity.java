// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.target.api.UnitAttributes;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes the identity of new devices: who they are must not depend on where their blocks live. */
final class UnitIdentity {

    /** NAA 3h in the first four bits: locally assigned (SPC-5 7.8.6.5). */
    private static final long LOCALLY_ASSIGNED = 0x3000_0000_0000_0000L;
    /** How many values the other 60 bits have. */
    private static final long VALUES = 0x1000_0000_0000_0000L;
    /** Twelve hexadecimal digits. */
    private static final int SERIAL_BYTES = 6;

    private final SecureRandom random = new SecureRandom();

    /** By which the records of a unit are found. */
    String unit() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    UnitAttributes make() {
        byte[] serial = new byte[SERIAL_BYTES];
        random.nextBytes(serial);
        return UnitAttributes.of(
                LOCALLY_ASSIGNED + random.nextLong(VALUES), HexFormat.of().withUpperCase().formatHex(serial));
    }
}
