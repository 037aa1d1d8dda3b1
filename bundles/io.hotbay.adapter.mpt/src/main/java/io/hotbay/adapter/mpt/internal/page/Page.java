// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import static io.hotbay.adapter.mpt.internal.page.PageAttribute.CHANGEABLE;
import static io.hotbay.adapter.mpt.internal.page.PageAttribute.PERSISTENT;
import static io.hotbay.adapter.mpt.internal.page.PageAttribute.READ_ONLY;
import static io.hotbay.adapter.mpt.internal.page.PageAttribute.READ_ONLY_PERSISTENT;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The configuration pages, one row each: type, number, version, length in dwords, attribute, and what stands in them
 * when they leave the factory (MPI 1.2). Linux copies SCSI Device Pages 0 and 1 into structures of 3 and 4
 * dwords whatever the header says.
 */
public enum Page {
    MANUFACTURING_0(PageType.MANUFACTURING, 0, 0, 0x13, READ_ONLY_PERSISTENT, ManufacturingLayout::page0),
    MANUFACTURING_1(PageType.MANUFACTURING, 1, 0, 0x41, READ_ONLY_PERSISTENT, Page::zero),
    MANUFACTURING_2(PageType.MANUFACTURING, 2, 0, 0x03, READ_ONLY_PERSISTENT, ManufacturingLayout::chipId),
    MANUFACTURING_3(PageType.MANUFACTURING, 3, 0, 0x03, READ_ONLY_PERSISTENT, ManufacturingLayout::chipId),
    MANUFACTURING_4(PageType.MANUFACTURING, 4, 5, 0x1C, READ_ONLY_PERSISTENT, Page::zero),
    IO_UNIT_0(PageType.IO_UNIT, 0, 0, 0x03, READ_ONLY, IoUnitLayout::page0),
    IO_UNIT_1(PageType.IO_UNIT, 1, 2, 0x02, PERSISTENT, IoUnitLayout::page1),
    IO_UNIT_2(PageType.IO_UNIT, 2, 2, 0x08, PERSISTENT, Page::zero),
    IO_UNIT_3(PageType.IO_UNIT, 3, 1, 0x03, CHANGEABLE, Page::zero),
    IO_UNIT_4(PageType.IO_UNIT, 4, 0, 0x04, CHANGEABLE, Page::zero),
    IOC_0(PageType.IOC, 0, 1, 0x07, READ_ONLY, IocLayout::page0),
    IOC_1(PageType.IOC, 1, 3, 0x04, PERSISTENT, IocLayout::page1),
    IOC_2(PageType.IOC, 2, 4, 0x03, READ_ONLY, Page::zero),
    IOC_3(PageType.IOC, 3, 0, 0x02, READ_ONLY, Page::zero),
    IOC_4(PageType.IOC, 4, 0, 0x02, CHANGEABLE, Page::zero),
    BIOS_1(PageType.BIOS, 1, 3, 0x08, PERSISTENT, Page::zero),
    BIOS_2(PageType.BIOS, 2, 3, 0x08, PERSISTENT, Page::zero),
    SCSI_PORT_0(PageType.SCSI_PORT, 0, 2, 0x03, READ_ONLY, ScsiPortLayout::page0),
    SCSI_PORT_1(PageType.SCSI_PORT, 1, 3, 0x04, PERSISTENT, ScsiPortLayout::page1),
    SCSI_PORT_2(PageType.SCSI_PORT, 2, 2, 0x13, PERSISTENT, ScsiPortLayout::page2),
    SCSI_DEVICE_0(PageType.SCSI_DEVICE, 0, 4, 0x03, READ_ONLY, Page::zero),
    SCSI_DEVICE_1(PageType.SCSI_DEVICE, 1, 5, 0x04, CHANGEABLE, Page::zero),
    SCSI_DEVICE_2(PageType.SCSI_DEVICE, 2, 1, 0x04, CHANGEABLE, Page::zero),
    SCSI_DEVICE_3(PageType.SCSI_DEVICE, 3, 1, 0x03, READ_ONLY, ScsiDeviceLayout::page3);

    /** Target identifiers of the bus, each with SCSI Device Pages of its own. */
    public static final int TARGETS = 16;

    private final PageType type;
    private final int number;
    private final int version;
    private final int dwords;
    private final PageAttribute attribute;
    private final Consumer<byte[]> factory;

    Page(PageType type, int number, int version, int dwords, PageAttribute attribute, Consumer<byte[]> factory) {
        this.type = type;
        this.number = number;
        this.version = version;
        this.dwords = dwords;
        this.attribute = attribute;
        this.factory = factory;
    }

    /** The page of a type with a number, or null. */
    static @Nullable Page find(PageType type, int number) {
        for (Page page : values()) {
            if (page.type == type && page.number == number) {
                return page;
            }
        }
        return null;
    }

    /** Its type. */
    public PageType type() {
        return type;
    }

    /** What a host may do with it. */
    public PageAttribute attribute() {
        return attribute;
    }

    /** Its length in bytes, with the header. */
    public int bytes() {
        return dwords * Integer.BYTES;
    }

    /** How many of it there are: SCSI Device Pages have one for each target identifier. */
    public int instances() {
        return type == PageType.SCSI_DEVICE ? TARGETS : 1;
    }

    /** A new copy, as it leaves the factory. */
    public byte[] factory() {
        byte[] bytes = new byte[bytes()];
        PageHeaderLayout.VERSION.set(bytes, version);
        PageHeaderLayout.LENGTH.set(bytes, dwords);
        PageHeaderLayout.NUMBER.set(bytes, number);
        int typeByte = PageHeaderLayout.TYPE.set(0, type.code());
        PageHeaderLayout.TYPE_BYTE.set(bytes, PageHeaderLayout.ATTRIBUTE.set(typeByte, attribute.code()));
        factory.accept(bytes);
        return bytes;
    }

    /** Whether a value can stand in it: SCSI Port Page 1 must name an identifier that the bus has. */
    boolean accepts(byte[] value) {
        return this != SCSI_PORT_1 || ScsiPortLayout.isPage1Valid(value);
    }

    private static void zero(byte[] bytes) {
        // nothing but the header is other than zero
    }
}
