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
     * Read-write error recovery (SBC-4 6.5.10).
     *
     * <pre>
     * 2 AWRE(7) ARRE(6) TB(5) RC(4) EER(3) PER(2) DTE(1) DCR(0)   3 READ RETRY COUNT   8 WRITE RETRY COUNT
     * 10-11 RECOVERY TIME LIMIT
     * </pre>
     *
     * The host recovers errors, or reports them; nothing is done here.
     */
    static final ModePage READ_WRITE_ERROR_RECOVERY = fixed(0x01, 10);

    /** Disconnect-reconnect (SPC-5 7.5.9): the transport's defaults. */
    static final ModePage DISCONNECT_RECONNECT = fixed(0x02, 14);

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
     * Fixed format sense unless D_SENSE is set, log parameters are not saved by themselves, and the unit may do SIMPLE
     * tasks in any order.
     */
    static final ModePage CONTROL = of(0x0A,
            "0a 0a 02 10 00 00 00 00 00 00 00 00",
            "0a 0a 04 00 08 00 00 00 00 00 00 00");

    /** Power condition (SPC-5 7.5.15): no timer puts the unit to sleep. */
    static final ModePage POWER_CONDITION = fixed(0x1A, 38);

    /**
     * Informational exceptions control (SBC-4 6.5.8).
     *
     * <pre>
     * 2 PERF(7) EBF(5) EWASC(4) DEXCPT(3) TEST(2) EBACKERR(1) LOGERR(0)   3 MRIE(3:0)   4-7 INTERVAL TIMER
     * 8-11 REPORT COUNT
     * </pre>
     *
     * Initiators may choose how they would hear of exceptions; there are none.
     */
    static final ModePage INFORMATIONAL_EXCEPTIONS = of(0x1C,
            "1c 0a 08 00 00 00 00 00 00 00 00 00",
            "1c 0a 18 0f ff ff ff ff ff ff ff ff");

    /** Whether MODE SELECT can change and save something of it (PS). */
    boolean savable() {
        for (int position = HEADER_BYTES; position < changeable.length; position++) {
            if (changeable[position] != 0) {
                return true;
            }
        }
        return false;
    }

    private static ModePage fixed(int code, int length) {
        byte[] zeroes = new byte[HEADER_BYTES + length];
        zeroes[0] = (byte) code;
        zeroes[1] = (byte) length;
        return new ModePage(code, zeroes, zeroes);
    }

    private static ModePage of(int code, String defaults, String changeable) {
        HexFormat hex = HexFormat.ofDelimiter(" ");
        return new ModePage(code, hex.parseHex(defaults), hex.parseHex(changeable));
    }
}
