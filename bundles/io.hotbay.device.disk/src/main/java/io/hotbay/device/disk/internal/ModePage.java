// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import java.util.HexFormat;

/**
 * One mode page as the standard lays it out, with its two-byte header.
 *
 * @param defaults the values after a reset, of a unit without wishes
 * @param changeable a one for each bit that MODE SELECT may change
 */
record ModePage(int code, byte[] defaults, byte[] changeable) {

    /** PAGE CODE and PAGE LENGTH. */
    static final int HEADER_BYTES = 2;

    ModePage {
        if (defaults[0] != code || defaults[1] != defaults.length - HEADER_BYTES
                || changeable.length != defaults.length) {
            throw new IllegalArgumentException("mode page " + Integer.toHexString(code));
        }
    }

    /**
     * Caching (SBC-4 6.5.6).
     *
     * <pre>
     * 0 PS(7) SPF(6) PAGE CODE(5:0)   1 PAGE LENGTH
     * 2 IC(7) ABPF(6) CAP(5) DISC(4) SIZE(3) WCE(2) MF(1) RCD(0)   3-19 prefetch, segments
     * </pre>
     *
     * WCE is set unless the unit's attributes say otherwise: data is durable after SYNCHRONIZE CACHE, or with FUA.
     */
    static final ModePage CACHING = of(0x08,
            "08 12 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
            "08 12 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00");

    /**
     * Control (SPC-5 7.5.10).
     *
     * <pre>
     * 2 TST(7:5) TMF_ONLY(4) DPICZ(3) D_SENSE(2) GLTSD(1) RLEC(0)   3 QUEUE ALGORITHM MODIFIER(7:4) NUAR(3) QERR(2:1)
     * 4 RAC(6) UA_INTLCK_CTRL(5:4) SWP(3)   5 ATO(7) TAS(6)   8-9 BUSY TIMEOUT PERIOD
     * 10-11 EXTENDED SELF-TEST COMPLETION TIME
     * </pre>
     *
     * Fixed format sense, no log, and the unit may do SIMPLE tasks in any order.
     */
    static final ModePage CONTROL = of(0x0A,
            "0a 0a 02 10 00 00 00 00 00 00 00 00",
            "0a 0a 00 00 00 00 00 00 00 00 00 00");

    private static ModePage of(int code, String defaults, String changeable) {
        HexFormat hex = HexFormat.ofDelimiter(" ");
        return new ModePage(code, hex.parseHex(defaults), hex.parseHex(changeable));
    }
}
