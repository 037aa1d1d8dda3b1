// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import io.hotbay.scsi.BitField;

/**
 * Host interrupt status and mask (MPI 1.2). Status bits show whether or not they are masked. Bit 31, that the
 * IOC has not yet taken a doorbell write, is never set: it takes each at once.
 */
public final class InterruptRegisters {

    private static final BitField DOORBELL = BitField.bit(0);
    private static final BitField REPLY = BitField.bit(3);

    private int status;
    private int mask = Register.HOST_INTERRUPT_MASK.resetValue();
    /** The causes that were there, and not masked, when it was last asked for new ones. */
    private int seen;

    /** The status register. */
    public int status() {
        return status;
    }

    /** The mask register. */
    public int mask() {
        return mask;
    }

    /** The host writes the mask. */
    public void mask(int value) {
        mask = value & Register.HOST_INTERRUPT_MASK.writeMask();
    }

    /** Sets or clears the doorbell interrupt. */
    public void doorbell(boolean pending) {
        status = DOORBELL.set(status, pending ? 1 : 0);
    }

    /** The host has acknowledged the doorbell interrupt; if there is a next one at once, that is a new cause. */
    public void acknowledgeDoorbell(boolean next) {
        seen = DOORBELL.set(seen, 0);
        doorbell(next);
    }

    /** Sets or clears the reply interrupt. */
    public void reply(boolean pending) {
        status = REPLY.set(status, pending ? 1 : 0);
    }

    /** The level of the interrupt line. */
    public boolean level() {
        return (status & ~mask) != 0;
    }

    /**
     * Whether a cause has appeared since the last call, by itself or because it is not masked any more. Interrupts that
     * are messages, and have no level, are sent then.
     */
    public boolean hasNewCause() {
        int pending = status & ~mask;
        boolean isNew = (pending & ~seen) != 0;
        seen = pending;
        return isNew;
    }

    /** A message unit reset: nothing is pending, the mask stays. */
    public void clear() {
        status = 0;
    }

    /** Back to the state after power-on. */
    public void reset() {
        status = Register.HOST_INTERRUPT_STATUS.resetValue();
        mask = Register.HOST_INTERRUPT_MASK.resetValue();
    }
}
