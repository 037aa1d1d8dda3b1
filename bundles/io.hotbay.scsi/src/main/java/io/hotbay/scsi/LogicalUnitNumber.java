// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

/** The eight-byte LUN structure (SAM-5 4.7), single level: peripheral device and flat space addressing. */
public final class LogicalUnitNumber {

    /** What {@link #decode} gives for a form that addresses no unit here. */
    public static final int UNSUPPORTED = -1;

    /** The largest number of the flat space form. */
    public static final int MAXIMUM = 0x3FFF;

    /** The size of the structure. */
    public static final int BYTES = 8;

    private static final int PERIPHERAL = 0;
    private static final int FLAT_SPACE = 1;
    private static final int PERIPHERAL_MAXIMUM = 0xFF;
    private static final BitField METHOD = new BitField(15, 14);
    private static final BitField BUS = new BitField(13, 8);
    private static final BitField PERIPHERAL_LUN = new BitField(7, 0);
    private static final BitField FLAT_LUN = new BitField(13, 0);

    private LogicalUnitNumber() {}

    /** The number in the structure that starts at an offset, or {@link #UNSUPPORTED}. */
    public static int decode(byte[] bytes, int offset) {
        int first = BigEndian.get16(bytes, offset);
        boolean deeper = BigEndian.get16(bytes, offset + 2) != 0 || BigEndian.get32(bytes, offset + 4) != 0;
        if (deeper) {
            return UNSUPPORTED;
        }
        return switch (METHOD.get(first)) {
            case PERIPHERAL -> BUS.get(first) == 0 ? PERIPHERAL_LUN.get(first) : UNSUPPORTED;
            case FLAT_SPACE -> FLAT_LUN.get(first);
            default -> UNSUPPORTED;
        };
    }

    /** Writes the structure for a number: the peripheral form as far as it reaches, else the flat form. */
    public static void encode(int number, byte[] bytes, int offset) {
        int method = number <= PERIPHERAL_MAXIMUM ? PERIPHERAL : FLAT_SPACE;
        BigEndian.put64(bytes, offset, 0);
        BigEndian.put16(bytes, offset, METHOD.set(number, method));
    }
}
