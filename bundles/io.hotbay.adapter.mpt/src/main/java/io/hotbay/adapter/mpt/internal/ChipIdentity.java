// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

/** Who the chip says it is, in configuration space and in configuration pages alike. */
public final class ChipIdentity {

    /** LSI Logic. */
    public static final int VENDOR_ID = 0x1000;
    /** 53C1030. */
    public static final int DEVICE_ID = 0x0030;
    /** C0. With an older revision Linux lowers the number of PCI-X split transactions. */
    public static final int REVISION_ID = 0x08;
    /** SCSI bus controller. */
    public static final int CLASS_CODE = 0x010000;
    /** LSI Logic. Some other vendors' make guests change their ways: with 15AD Linux sends no WRITE SAME. */
    public static final int SUBSYSTEM_VENDOR_ID = 0x1000;
    /** A board of LSI Logic. */
    public static final int SUBSYSTEM_ID = 0x1000;
    /** The adapter's own identifier on its bus; devices have 0 to 14. */
    public static final int OWN_SCSI_ID = 15;

    private ChipIdentity() {}
}
