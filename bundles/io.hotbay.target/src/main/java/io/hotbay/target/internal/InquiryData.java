// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.PeripheralDeviceType;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.device.DeviceDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Standard INQUIRY data (SPC-5 6.7.2). The same bytes each time: domain validation compares them.
 *
 * <pre>
 * byte  0     PERIPHERAL QUALIFIER(7:5) PERIPHERAL DEVICE TYPE(4:0)
 * byte  1     RMB(7)
 * byte  2     VERSION
 * byte  3     HISUP(4) RESPONSE DATA FORMAT(3:0)
 * byte  4     ADDITIONAL LENGTH
 * byte  5     TPGS(5:4) 3PC(3)
 * byte  7     WBUS16(5) SYNC(4) CMDQUE(1)
 * bytes 8-15  T10 VENDOR IDENTIFICATION
 * bytes 16-31 PRODUCT IDENTIFICATION
 * bytes 32-35 PRODUCT REVISION LEVEL
 * byte  56    CLOCKING(3:2) QAS(1) IUS(0), of a parallel bus
 * bytes 58-73 VERSION DESCRIPTOR 1 to 8
 * </pre>
 */
final class InquiryData {

    /** The size of the data: all that the standard defines (bytes 74 to 95 are reserved). */
    static final int BYTES = 96;

    static final BitField QUALIFIER = new BitField(7, 5);
    static final BitField TYPE = new BitField(4, 0);
    /** PERIPHERAL QUALIFIER of an address that can't have a unit here. */
    static final int NOT_CAPABLE = 3;

    static final int VENDOR_OFFSET = 8;
    static final int VENDOR_WIDTH = 8;
    private static final int PRODUCT_OFFSET = 16;
    private static final int PRODUCT_WIDTH = 16;
    private static final int REVISION_OFFSET = 32;
    private static final int REVISION_WIDTH = 4;
    private static final int FLAGS_OFFSET = 7;
    private static final int PARALLEL_OFFSET = 56;
    private static final int DESCRIPTORS_OFFSET = 58;
    private static final int DESCRIPTORS = 8;
    /** SPC-4: the newest that guests' drivers don't take as a promise of command duration limits. */
    private static final byte VERSION = 0x06;
    private static final int ADDITIONAL_LENGTH_OFFSET = 4;
    private static final int RESPONSE_DATA_FORMAT = 2;
    private static final BitField RMB = BitField.bit(7);
    private static final BitField HISUP = BitField.bit(4);
    private static final int TPGS_OFFSET = 5;
    private static final BitField TPGS = new BitField(5, 4);
    /** Access states change, if ever, without being asked to. */
    private static final int IMPLICIT = 1;
    private static final BitField THIRD_PARTY_COPY = BitField.bit(3);
    private static final BitField WBUS16 = BitField.bit(5);
    private static final BitField SYNC = BitField.bit(4);
    private static final BitField CMDQUE = BitField.bit(1);
    private static final BitField CLOCKING = new BitField(3, 2);
    private static final BitField QAS = BitField.bit(1);
    private static final BitField IUS = BitField.bit(0);
    private static final int CLOCKING_ST_AND_DT = 3;
    /** Version descriptors without a revision claimed (SPC-5 annex D). */
    private static final int SAM_5 = 0x00A0;
    private static final int SPC_4 = 0x0460;
    private static final Map<TransportProtocol, Integer> PROTOCOLS =
            Map.of(TransportProtocol.PARALLEL_SCSI, 0x0B60, TransportProtocol.ISCSI, 0x0960);

    private InquiryData() {}

    /** The data of a unit. */
    static byte[] standard(DeviceDescription description, UnitAttributes attributes, TransportProtocol protocol) {
        byte[] data = new byte[BYTES];
        data[0] = (byte) TYPE.set(0, description.type().code());
        data[1] = (byte) RMB.set(0, description.removable() ? 1 : 0);
        data[TPGS_OFFSET] = (byte) THIRD_PARTY_COPY.set(TPGS.set(0, IMPLICIT), 1);
        Ascii.put(data, VENDOR_OFFSET, VENDOR_WIDTH, attributes.vendor());
        Ascii.put(data, PRODUCT_OFFSET, PRODUCT_WIDTH, attributes.product());
        Ascii.put(data, REVISION_OFFSET, REVISION_WIDTH, attributes.revision());
        common(data, protocol);
        List<Integer> descriptors = new ArrayList<>(List.of(SAM_5, SPC_4));
        if (PROTOCOLS.containsKey(protocol)) {
            descriptors.add(PROTOCOLS.get(protocol));
        }
        descriptors.addAll(description.versionDescriptors());
        for (int i = 0; i < Math.min(DESCRIPTORS, descriptors.size()); i++) {
            BigEndian.put16(data, DESCRIPTORS_OFFSET + i * Short.BYTES, descriptors.get(i));
        }
        return data;
    }

    /** The data of an address without a unit on a target that is there. */
    static byte[] absent(TransportProtocol protocol) {
        byte[] data = new byte[BYTES];
        data[0] = (byte) TYPE.set(QUALIFIER.set(0, NOT_CAPABLE), PeripheralDeviceType.UNKNOWN.code());
        Ascii.put(data, VENDOR_OFFSET, PARALLEL_OFFSET - VENDOR_OFFSET, "");
        common(data, protocol);
        return data;
    }

    private static void common(byte[] data, TransportProtocol protocol) {
        data[2] = VERSION;
        data[3] = (byte) HISUP.set(RESPONSE_DATA_FORMAT, 1);
        data[ADDITIONAL_LENGTH_OFFSET] = BYTES - ADDITIONAL_LENGTH_OFFSET - 1;
        int flags = CMDQUE.set(0, 1);
        if (protocol == TransportProtocol.PARALLEL_SCSI) {
            flags = SYNC.set(WBUS16.set(flags, 1), 1);
            data[PARALLEL_OFFSET] = (byte) IUS.set(QAS.set(CLOCKING.set(0, CLOCKING_ST_AND_DT), 1), 1);
        }
        data[FLAGS_OFFSET] = (byte) flags;
    }
}
