// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

import java.util.Arrays;

/**
 * The 256 bytes of configuration space of a conventional function, as data: the value after reset, and which bits
 * software can write. Not thread safe; used from the connection's thread, but for the interrupt status bit.
 */
public final class ConfigurationSpace {

    /** The size in bytes. */
    public static final int BYTES = 256;

    private final byte[] resetValue;
    private final byte[] writable;
    private final byte[] value;
    private volatile boolean interruptPending;

    private ConfigurationSpace(byte[] resetValue, byte[] writable) {
        this.resetValue = resetValue;
        this.writable = writable;
        this.value = resetValue.clone();
    }

    /** A builder with all bytes zero and read-only. */
    public static Builder builder() {
        return new Builder();
    }

    /** Reads up to eight bytes; bytes outside the space read as zeroes. */
    public long read(int offset, int width) {
        long result = 0;
        for (int i = width - 1; i >= 0; i--) {
            int at = offset + i;
            result = result << Byte.SIZE | (at < BYTES ? Byte.toUnsignedInt(byteAt(at)) : 0);
        }
        return result;
    }

    /** Writes up to eight bytes; read-only bits keep their value. */
    public void write(int offset, int width, long newValue) {
        for (int i = 0; i < width && offset + i < BYTES; i++) {
            int mask = writable[offset + i];
            int bits = (int) (newValue >>> i * Byte.SIZE);
            value[offset + i] = (byte) (value[offset + i] & ~mask | bits & mask);
        }
    }

    /** Puts everything back to the values after reset. */
    public void reset() {
        System.arraycopy(resetValue, 0, value, 0, BYTES);
        interruptPending = false;
    }

    /** Shows or hides the interrupt status bit. From any thread. */
    public void interruptPending(boolean pending) {
        interruptPending = pending;
    }

    private byte byteAt(int offset) {
        boolean status = offset == Field.STATUS.offset() && interruptPending;
        return (byte) (status ? value[offset] | Field.STATUS_INTERRUPT : value[offset]);
    }

    /** The fields of a type 0 header (PCI 3.0 figure 6-1) that functions and transports name. */
    public enum Field {
        VENDOR_ID(0x00, 2),
        DEVICE_ID(0x02, 2),
        COMMAND(0x04, 2),
        STATUS(0x06, 2),
        REVISION_ID(0x08, 1),
        CLASS_CODE(0x09, 3),
        CACHE_LINE_SIZE(0x0C, 1),
        LATENCY_TIMER(0x0D, 1),
        HEADER_TYPE(0x0E, 1),
        BAR_0(0x10, 4),
        SUBSYSTEM_VENDOR_ID(0x2C, 2),
        SUBSYSTEM_ID(0x2E, 2),
        EXPANSION_ROM(0x30, 4),
        CAPABILITIES_POINTER(0x34, 1),
        INTERRUPT_LINE(0x3C, 1),
        INTERRUPT_PIN(0x3D, 1);

        /** STATUS bit 3, interrupt status (PCI 3.0 6.2.3). */
        static final int STATUS_INTERRUPT = 0x08;

        private final int offset;
        private final int width;

        Field(int offset, int width) {
            this.offset = offset;
            this.width = width;
        }

        /** The offset of the first byte. */
        public int offset() {
            return offset;
        }

        /** The width in bytes. */
        public int width() {
            return width;
        }
    }

    /** Builds a configuration space. */
    public static final class Builder {

        /** Expansion ROM, bit 0: the register decodes. */
        private static final int ROM_ENABLE = 0x1;

        private final byte[] resetValue = new byte[BYTES];
        private final byte[] writable = new byte[BYTES];

        private Builder() {}

        /** A read-only field. */
        public Builder set(Field field, int fieldValue) {
            return set(field.offset(), field.width(), fieldValue, 0);
        }

        /** A field with the bits that software can write. */
        public Builder set(Field field, int fieldValue, int writableBits) {
            return set(field.offset(), field.width(), fieldValue, writableBits);
        }

        /** Some bytes, e.g. of a capability. */
        public Builder set(int offset, int width, int fieldValue, int writableBits) {
            for (int i = 0; i < width; i++) {
                resetValue[offset + i] = (byte) (fieldValue >>> i * Byte.SIZE);
                writable[offset + i] = (byte) (writableBits >>> i * Byte.SIZE);
            }
            return this;
        }

        /** Base address registers: their read-only type bits, all address bits writable down to the size. */
        public Builder set(BaseAddress bar) {
            int at = Field.BAR_0.offset() + bar.number() * Integer.BYTES;
            long addressBits = -bar.size();
            set(at, Integer.BYTES, bar.kind().bits(), (int) addressBits);
            if (bar.kind() == BaseAddress.Kind.MEMORY_64) {
                set(at + Integer.BYTES, Integer.BYTES, 0, (int) (addressBits >>> Integer.SIZE));
            }
            return this;
        }

        /** The expansion ROM's register: enable and address bits down to the size writable. */
        public Builder set(ExpansionRom rom) {
            return set(Field.EXPANSION_ROM, 0, -rom.regionBytes() | ROM_ENABLE);
        }

        /** An MSI capability, turned off; the next capability's offset, 0 for none. */
        public Builder set(Msi msi, int next) {
            return set(msi.offset(), Short.BYTES, Msi.IDENTIFIER | next << Byte.SIZE, 0)
                    .set(msi.offset() + 0x02, Short.BYTES, msi.control(), Msi.CONTROL_WRITABLE)
                    .set(msi.offset() + 0x04, Integer.BYTES, 0, -Integer.BYTES)
                    .set(msi.offset() + 0x08, Integer.BYTES, 0, -1)
                    .set(msi.offset() + 0x0C, Short.BYTES, 0, -1);
        }

        /** An MSI-X capability, turned off; the next capability's offset, 0 for none. */
        public Builder set(MsiX msiX, int next) {
            return set(msiX.offset(), Short.BYTES, MsiX.IDENTIFIER | next << Byte.SIZE, 0)
                    .set(msiX.offset() + 0x02, Short.BYTES, msiX.vectors() - 1, MsiX.CONTROL_WRITABLE)
                    .set(msiX.offset() + 0x04, Integer.BYTES, msiX.tableOffset() | msiX.tableBar(), 0)
                    .set(msiX.offset() + 0x08, Integer.BYTES, msiX.pendingOffset() | msiX.pendingBar(), 0);
        }

        /** The finished space, at its reset values. */
        public ConfigurationSpace build() {
            return new ConfigurationSpace(Arrays.copyOf(resetValue, BYTES), Arrays.copyOf(writable, BYTES));
        }
    }
}
