// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import io.hotbay.scsi.BitField;

/**
 * The host diagnostic register (MPI 1.2).
 *
 * <pre>
 * CLEAR_FLASH_BAD_SIG(10) PREVENT_IOC_BOOT(9) DRWE(7) FLASH_BAD_SIG(6) RESET_HISTORY(5) DIAG_RW_ENABLE(4)
 * RESET_ADAPTER(2) DISABLE_ARM(1) DIAG_MEM_ENABLE(0)
 * </pre>
 */
public final class HostDiagnostic {

    private static final BitField PREVENT_IOC_BOOT = BitField.bit(9);
    private static final BitField DRWE = BitField.bit(7);
    private static final BitField RESET_HISTORY = BitField.bit(5);
    private static final BitField DIAG_RW_ENABLE = BitField.bit(4);
    private static final BitField RESET_ADAPTER = BitField.bit(2);
    private static final BitField DISABLE_ARM = BitField.bit(1);
    private static final BitField DIAG_MEM_ENABLE = BitField.bit(0);
    private static final int STORED =
            PREVENT_IOC_BOOT.mask() | DIAG_RW_ENABLE.mask() | DISABLE_ARM.mask() | DIAG_MEM_ENABLE.mask();

    private final WriteSequence sequence;
    private int stored;
    private boolean resetHistory;
    private boolean resetSeen = true;

    /** The register behind a key. */
    public HostDiagnostic(WriteSequence sequence) {
        this.sequence = sequence;
    }

    /** What a read gives. */
    public int value() {
        int value = DRWE.set(stored, sequence.enabled() ? 1 : 0);
        value = RESET_HISTORY.set(value, resetHistory ? 1 : 0);
        return RESET_ADAPTER.set(value, resetSeen ? 0 : 1);
    }

    /** After a read: RESET ADAPTER, which FreeBSD waits to see and Linux to vanish, is gone with the first. */
    public void afterRead() {
        resetSeen = true;
    }

    /** Takes a written value, which counts only with the key. Returns whether the adapter is to be reset. */
    public boolean write(int value) {
        if (!sequence.enabled()) {
            return false;
        }
        stored = value & STORED;
        resetHistory &= RESET_HISTORY.isSet(value);
        return RESET_ADAPTER.isSet(value);
    }

    /** Whether the window of data and address register is open. */
    public boolean readWriteEnabled() {
        return DIAG_RW_ENABLE.isSet(stored);
    }

    /** The state after a hard reset: everything off, the key locked, the history set. */
    public void hardReset() {
        reset();
        resetHistory = true;
        resetSeen = false;
    }

    /** Back to the state after power-on. */
    public void reset() {
        sequence.reset();
        stored = 0;
        resetHistory = false;
        resetSeen = true;
    }
}
