// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import io.hotbay.scsi.BitField;

/** The key of the diagnostic register: five values in order (MPI 1.2). */
public final class WriteSequence {

    private static final BitField VALUE = new BitField(3, 0);
    private static final int[] KEY = {0x4, 0xB, 0x2, 0x7, 0xD};

    private int matched;
    private boolean enabled;

    /**
     * Takes one written value. The last of the key enables; one that is not the key's next disables and starts over.
     */
    public void write(int word) {
        int value = VALUE.get(word);
        if (value == KEY[matched]) {
            matched++;
        } else {
            enabled = false;
            matched = value == KEY[0] ? 1 : 0;
        }
        if (matched == KEY.length) {
            enabled = true;
            matched = 0;
        }
    }

    /** Diagnostic write enable, DRWE. */
    public boolean enabled() {
        return enabled;
    }

    /** Back to the state after power-on. */
    public void reset() {
        matched = 0;
        enabled = false;
    }
}
