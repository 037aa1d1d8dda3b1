// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import io.hotbay.scsi.BitField;

/**
 * Transfer parameters of a parallel bus in the 32 bits that SCSI Port Page 0 and SCSI Device Pages 0 and 1 share (MPI
 * 1.2).
 *
 * <pre>
 * WIDE(29) OFFSET(23:16) PERIOD(15:8) QAS(2) DT(1) IU(0)
 * </pre>
 */
final class TransferAgreement {

    /** The period factor of FAST-160; larger ones are slower, zero is asynchronous. */
    static final int FASTEST_PERIOD = 0x08;
    /** Ultra320: wide, offset 127, FAST-160, with information units, double transitions and quick arbitration. */
    static final int PORT_CAPABILITIES = 0x207F_0807;
    /** Asynchronous and narrow, what every bus starts with. */
    static final int ASYNCHRONOUS_NARROW = 0;

    private static final BitField WIDE = BitField.bit(29);
    private static final BitField OFFSET = new BitField(23, 16);
    private static final BitField PERIOD = new BitField(15, 8);
    private static final BitField QAS = BitField.bit(2);
    private static final BitField DT = BitField.bit(1);
    private static final BitField IU = BitField.bit(0);
    private static final int FLAGS = WIDE.mask() | QAS.mask() | DT.mask() | IU.mask();

    private TransferAgreement() {}

    /** What initiator and target agree on: of each the lesser. Our targets can do all that the port can. */
    static int negotiate(int requested) {
        int flags = requested & PORT_CAPABILITIES & FLAGS;
        int offset = Math.min(OFFSET.get(requested), OFFSET.get(PORT_CAPABILITIES));
        if (offset == 0 || PERIOD.get(requested) == 0) {
            return flags & WIDE.mask();
        }
        int period = Math.max(PERIOD.get(requested), PERIOD.get(PORT_CAPABILITIES));
        return OFFSET.set(PERIOD.set(flags, period), offset);
    }
}
