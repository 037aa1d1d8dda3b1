// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.device.DeviceDescription;
import java.nio.ByteBuffer;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Vital product data pages (SPC-5 7.7): the core's own, then the device type's.
 *
 * <pre>
 * byte  0    PERIPHERAL QUALIFIER, PERIPHERAL DEVICE TYPE
 * byte  1    PAGE CODE
 * bytes 2-3  PAGE LENGTH
 *
 * designation descriptor (SPC-5 7.7.6.1)
 * byte  0    PROTOCOL IDENTIFIER(7:4) CODE SET(3:0)
 * byte  1    PIV(7) ASSOCIATION(5:4) DESIGNATOR TYPE(3:0)
 * byte  3    DESIGNATOR LENGTH
 * </pre>
 */
final class VitalProductData {

    private static final int SUPPORTED_PAGES = 0x00;
    private static final int UNIT_SERIAL_NUMBER = 0x80;
    private static final int DEVICE_IDENTIFICATION = 0x83;
    private static final int HEADER = 4;
    private static final int LENGTH_OFFSET = 2;
    private static final BitField CODE_SET = new BitField(3, 0);
    private static final BitField DESIGNATOR_TYPE = new BitField(3, 0);
    private static final int BINARY = 1;
    private static final int ASCII = 2;
    private static final int TYPE_T10_VENDOR = 1;
    private static final int TYPE_NAA = 3;
    /** DESIGNATOR LENGTH has one byte; a longer serial number is cut here, and whole in page 80h. */
    private static final int DESIGNATOR_MAXIMUM = 0xFC;

    private VitalProductData() {}

    /** A page with its header, or null when there is none of this code. */
    static byte @Nullable [] page(int code, DeviceDescription description, UnitAttributes attributes) {
        byte[] body = switch (code) {
            case SUPPORTED_PAGES -> supported(description);
            case UNIT_SERIAL_NUMBER -> Ascii.bytes(attributes.serial());
            case DEVICE_IDENTIFICATION -> identification(attributes);
            default -> description.vitalProductData().get(code);
        };
        if (body == null) {
            return null;
        }
        byte[] page = new byte[HEADER + body.length];
        page[0] = (byte) InquiryData.TYPE.set(0, description.type().code());
        page[1] = (byte) code;
        BigEndian.put16(page, LENGTH_OFFSET, body.length);
        System.arraycopy(body, 0, page, HEADER, body.length);
        return page;
    }

    private static byte[] supported(DeviceDescription description) {
        TreeSet<Integer> codes = new TreeSet<>(description.vitalProductData().keySet());
        codes.add(SUPPORTED_PAGES);
        codes.add(UNIT_SERIAL_NUMBER);
        codes.add(DEVICE_IDENTIFICATION);
        byte[] list = new byte[codes.size()];
        int next = 0;
        for (int code : codes) {
            list[next++] = (byte) code;
        }
        return list;
    }

    private static byte[] identification(UnitAttributes attributes) {
        byte[] naa = new byte[Long.BYTES];
        BigEndian.put64(naa, 0, attributes.naa());
        byte[] serial = Ascii.bytes(attributes.serial());
        byte[] vendor = new byte[Math.min(DESIGNATOR_MAXIMUM, InquiryData.VENDOR_WIDTH + serial.length)];
        Ascii.put(vendor, 0, InquiryData.VENDOR_WIDTH, attributes.vendor());
        System.arraycopy(serial, 0, vendor, InquiryData.VENDOR_WIDTH, vendor.length - InquiryData.VENDOR_WIDTH);
        return ByteBuffer.allocate(HEADER + naa.length + HEADER + vendor.length)
                .put(designator(BINARY, TYPE_NAA, naa.length)).put(naa)
                .put(designator(ASCII, TYPE_T10_VENDOR, vendor.length)).put(vendor)
                .array();
    }

    private static byte[] designator(int codeSet, int type, int length) {
        return new byte[] {(byte) CODE_SET.set(0, codeSet), (byte) DESIGNATOR_TYPE.set(0, type), 0, (byte) length};
    }
}
