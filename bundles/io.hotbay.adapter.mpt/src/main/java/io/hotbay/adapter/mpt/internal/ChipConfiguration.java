// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import io.hotbay.pci.api.BaseAddress;
import io.hotbay.pci.api.BaseAddress.Kind;
import io.hotbay.pci.api.ConfigurationSpace;
import io.hotbay.pci.api.ConfigurationSpace.Field;
import io.hotbay.pci.api.ExpansionRom;
import io.hotbay.pci.api.Msi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chip's configuration space (PCI 3.0 chapter 6, PCI-X 2.0 7.2, PCI Power Management 1.1 chapter 3). MSI is always
 * there, as on the chip: a driver that does not turn it on has its pin.
 */
final class ChipConfiguration {

    /** The registers in I/O space, which firmware uses. */
    static final int IO_BAR = 0;
    /** The registers in memory space, which drivers use. */
    static final int MEMORY_BAR = 1;
    /** The chip's own memory, of which there is none. */
    static final int DIAGNOSTIC_BAR = 3;

    static final List<BaseAddress> BASE_ADDRESSES = List.of(
            new BaseAddress(IO_BAR, Kind.IO, 0x100),
            new BaseAddress(MEMORY_BAR, Kind.MEMORY_64, 0x2_0000),
            new BaseAddress(DIAGNOSTIC_BAR, Kind.MEMORY_64, 0x1_0000));

    /** I/O, memory, bus master, memory write and invalidate, parity, SERR#, interrupt disable. */
    private static final int COMMAND_WRITABLE = 0x0557;
    /** Capabilities list, 66 MHz, medium DEVSEL# timing. */
    private static final int STATUS = 0x0230;
    private static final int ALL_BITS_OF_A_BYTE = 0xFF;
    /** INTA# to INTD#. */
    private static final int INTERRUPT_PINS = 4;
    private static final int MIN_GNT_OFFSET = 0x3E;
    private static final int MIN_GNT_MAX_LAT = 0x0610;

    private static final int POWER_MANAGEMENT = 0x50;
    /** Identifier 1, the next capability at 58h, version 2. */
    private static final int POWER_MANAGEMENT_HEADER = 0x0002_5801;
    private static final int POWER_CONTROL = POWER_MANAGEMENT + 4;
    private static final int POWER_STATE = 0x0003;
    /** One message. */
    static final Msi MSI = new Msi(0x58, 1);
    private static final int PCI_X = 0x68;
    /** Identifier 7, the last capability; relaxed ordering in the command word. */
    private static final int PCI_X_HEADER = 0x0002_0007;
    private static final int PCI_X_COMMAND_WRITABLE = 0x007F_0000;
    private static final int PCI_X_STATUS = PCI_X + 4;
    /** 64 bits, 133 MHz, up to 2 KiB in a read and 4 of them under way; not yet told its bus number. */
    private static final int PCI_X_STATUS_VALUE = 0x01C3_FFF8;

    private ChipConfiguration() {}

    /** Of one function of the chip; the second has the next pin. */
    static ConfigurationSpace create(int function, @Nullable ExpansionRom rom) {
        ConfigurationSpace.Builder builder = ConfigurationSpace.builder()
                .set(Field.VENDOR_ID, ChipIdentity.VENDOR_ID)
                .set(Field.DEVICE_ID, ChipIdentity.DEVICE_ID)
                .set(Field.COMMAND, 0, COMMAND_WRITABLE)
                .set(Field.STATUS, STATUS)
                .set(Field.REVISION_ID, ChipIdentity.REVISION_ID)
                .set(Field.CLASS_CODE, ChipIdentity.CLASS_CODE)
                .set(Field.CACHE_LINE_SIZE, 0, ALL_BITS_OF_A_BYTE)
                .set(Field.LATENCY_TIMER, 0, ALL_BITS_OF_A_BYTE)
                .set(Field.SUBSYSTEM_VENDOR_ID, ChipIdentity.SUBSYSTEM_VENDOR_ID)
                .set(Field.SUBSYSTEM_ID, ChipIdentity.SUBSYSTEM_ID)
                .set(Field.CAPABILITIES_POINTER, POWER_MANAGEMENT)
                .set(Field.INTERRUPT_LINE, 0, ALL_BITS_OF_A_BYTE)
                .set(Field.INTERRUPT_PIN, 1 + function % INTERRUPT_PINS)
                .set(MIN_GNT_OFFSET, Short.BYTES, MIN_GNT_MAX_LAT, 0)
                .set(POWER_MANAGEMENT, Integer.BYTES, POWER_MANAGEMENT_HEADER, 0)
                .set(POWER_CONTROL, Short.BYTES, 0, POWER_STATE)
                .set(MSI, PCI_X)
                .set(PCI_X, Integer.BYTES, PCI_X_HEADER, PCI_X_COMMAND_WRITABLE)
                .set(PCI_X_STATUS, Integer.BYTES, PCI_X_STATUS_VALUE, 0);
        BASE_ADDRESSES.forEach(builder::set);
        if (rom != null) {
            builder.set(rom);
        }
        return builder.build();
    }
}
