// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

/**
 * The system interface registers in the order of their offsets, named as MPI 1.2 names them, reserved holes included.
 * The rows tile {@value RegisterSpace#BYTES} bytes; the same registers answer in I/O space and in memory space.
 */
public enum Register {
    /** State, handshake data; functions of the host. */
    DOORBELL(0x00, 4, Access.RW, 0x0000_0000, 0xFFFF_FFFF),
    /** The key that opens the diagnostic register. */
    WRITE_SEQUENCE(0x04, 4, Access.WO, 0x0000_0000, 0x0000_000F),
    /** Reset and diagnostic control. */
    HOST_DIAGNOSTIC(0x08, 4, Access.RW, 0x0000_0000, 0x0000_0637),
    /** Where the diagnostic window looks. */
    TEST_BASE_ADDRESS(0x0C, 4, Access.RW, 0x0000_0000, 0xFFFF_FFFF),
    /** The word of the chip's memory that the address names. */
    DIAG_RW_DATA(0x10, 4, Access.RW, 0x0000_0000, 0xFFFF_FFFF),
    /** Advances by 4 with each access to the data. */
    DIAG_RW_ADDRESS(0x14, 4, Access.RW, 0x0000_0000, 0xFFFF_FFFC),
    RESERVED_18(0x18, 0x18, Access.RESERVED, 0x0000_0000, 0x0000_0000),
    /** Doorbell and reply interrupt; any write clears the former. */
    HOST_INTERRUPT_STATUS(0x30, 4, Access.W_ANY_CLEARS, 0x0000_0000, 0x0000_0000),
    /** One blocks the interrupt of the same bit. */
    HOST_INTERRUPT_MASK(0x34, 4, Access.RW, 0x0000_0009, 0x0000_0009),
    RESERVED_38(0x38, 0x08, Access.RESERVED, 0x0000_0000, 0x0000_0000),
    /** Takes the addresses of request frames. */
    REQUEST_FIFO(0x40, 4, Access.WO, 0x0000_0000, 0xFFFF_FFFF),
    /** Written: a free reply frame. Read: the next reply, or all ones. */
    REPLY_FIFO(0x44, 4, Access.RW, 0xFFFF_FFFF, 0xFFFF_FFFF),
    /** MPI 1.5 only, valid with IOCCapabilities bit 0, which this chip does not set. */
    HI_PRI_REQUEST_FIFO(0x48, 4, Access.RESERVED, 0x0000_0000, 0x0000_0000),
    RESERVED_4C(0x4C, 0xB4, Access.RESERVED, 0x0000_0000, 0x0000_0000);

    private final int offset;
    private final int bytes;
    private final Access access;
    private final int resetValue;
    private final int writeMask;

    Register(int offset, int bytes, Access access, int resetValue, int writeMask) {
        this.offset = offset;
        this.bytes = bytes;
        this.access = access;
        this.resetValue = resetValue;
        this.writeMask = writeMask;
    }

    /** The offset of the first byte. */
    public int offset() {
        return offset;
    }

    /** The width; more than four for a hole. */
    public int bytes() {
        return bytes;
    }

    /** What the host can do with it. */
    public Access access() {
        return access;
    }

    /** What it reads after a reset. */
    public int resetValue() {
        return resetValue;
    }

    /** The bits of a written value that mean something. */
    public int writeMask() {
        return writeMask;
    }

    /** What the host can do with a register. */
    public enum Access {
        RW,
        /** Reads as zero. */
        WO,
        /** Read only; a write of any value clears what it can. */
        W_ANY_CLEARS,
        /** Reads as zero, writes are counted and ignored. */
        RESERVED
    }
}
