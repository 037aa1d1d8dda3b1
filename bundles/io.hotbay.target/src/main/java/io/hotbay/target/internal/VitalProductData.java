// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.device.DeviceDescription;
import io.hotbay.target.internal.copy.ThirdPartyCopyPage;
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
 * page 83h, designation descriptors (7.7.6.1): of the unit, then of the port that the command came by
 * byte  0    PROTOCOL IDENTIFIER(7:4) CODE SET(3:0)
 * byte  1    PIV(7) ASSOCIATION(5:4) DESIGNATOR TYPE(3:0)
 * byte  3    DESIGNATOR LENGTH
 *
 * page 86h, extended INQUIRY data (7.7.7)
 * byte  5    HEADSUP(2) ORDSUP(1) SIMPSUP(0)
 * byte  7    LUICLR(0)
 * </pre>
 */
final class VitalProductData {

    private static final int SUPPORTED_PAGES = 0x00;
    private static final int UNIT_SERIAL_NUMBER = 0x80;
    private static final int DEVICE_IDENTIFICATION = 0x83;
    private static final int EXTENDED_INQUIRY = 0x86;
    private static final int THIRD_PARTY_COPY = 0x8F;
    private static final int HEADER = 4;
    private static final int LENGTH_OFFSET = 2;
    private static final BitField PROTOCOL = new BitField(7, 4);
    private static final BitField CODE_SET = new BitField(3, 0);
    private static final BitField PIV = BitField.bit(7);
    private static final BitField ASSOCIATION = new BitField(5, 4);
    private static final BitField DESIGNATOR_TYPE = new BitField(3, 0);
    private static final int OF_PORT = 1;
    private static final int BINARY = 1;
    private static final int ASCII = 2;
    private static final int TYPE_T10_VENDOR = 1;
    private static final int TYPE_NAA = 3;
    private static final int TYPE_RELATIVE_PORT = 4;
    private static final int TYPE_PORT_GROUP = 5;
    /** DESIGNATOR LENGTH has one byte; a longer serial number is cut here, and whole in page 80h. */
    private static final int DESIGNATOR_MAXIMUM = 0xFC;
    private static final int EXTENDED_BYTES = 60;
    private static final int ATTRIBUTES_OFFSET = 1;
    private static final BitField HEADSUP = BitField.bit(2);
    private static final BitField ORDSUP = BitField.bit(1);
    private static final BitField SIMPSUP = BitField.bit(0);
    private static final int LUICLR_OFFSET = 3;
    private static final BitField LUICLR = BitField.bit(0);

    private final DeviceDescription description;
    private final UnitAttributes attributes;
    private final TransportProtocol protocol;
    private final int relativePort;

    /** Of a unit as the initiators of one port see it. */
    VitalProductData(
            DeviceDescription description, UnitAttributes attributes, TransportProtocol protocol, int relativePort) {
        this.description = description;
        this.attributes = attributes;
        this.protocol = protocol;
        this.relativePort = relativePort;
    }

    /** A page with its header, or null when there is none of this code. */
    byte @Nullable [] page(int code) {
        byte[] body = switch (code) {
            case SUPPORTED_PAGES -> supported();
            case UNIT_SERIAL_NUMBER -> Ascii.bytes(attributes.serial());
            case DEVICE_IDENTIFICATION -> identification();
            case EXTENDED_INQUIRY -> extended();
            case THIRD_PARTY_COPY -> ThirdPartyCopyPage.body();
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

    private byte[] supported() {
        TreeSet<Integer> codes = new TreeSet<>(description.vitalProductData().keySet());
        codes.add(SUPPORTED_PAGES);
        codes.add(UNIT_SERIAL_NUMBER);
        codes.add(DEVICE_IDENTIFICATION);
        codes.add(EXTENDED_INQUIRY);
        codes.add(THIRD_PARTY_COPY);
        byte[] list = new byte[codes.size()];
        int next = 0;
        for (int code : codes) {
            list[next++] = (byte) code;
        }
        return list;
    }

    private byte[] identification() {
        byte[] naa = new byte[Long.BYTES];
        BigEndian.put64(naa, 0, attributes.naa());
        byte[] serial = Ascii.bytes(attributes.serial());
        byte[] vendor = new byte[Math.min(DESIGNATOR_MAXIMUM, InquiryData.VENDOR_WIDTH + serial.length)];
        Ascii.put(vendor, 0, InquiryData.VENDOR_WIDTH, attributes.vendor());
        System.arraycopy(serial, 0, vendor, InquiryData.VENDOR_WIDTH, vendor.length - InquiryData.VENDOR_WIDTH);
        byte[] port = ofPort(TYPE_RELATIVE_PORT, relativePort);
        byte[] group = ofPort(TYPE_PORT_GROUP, ReportTargetPortGroups.GROUP);
        return ByteBuffer.allocate(HEADER + naa.length + HEADER + vendor.length + port.length + group.length)
                .put(designator(BINARY, TYPE_NAA, naa.length)).put(naa)
                .put(designator(ASCII, TYPE_T10_VENDOR, vendor.length)).put(vendor)
                .put(port).put(group)
                .array();
    }

    private static byte[] designator(int codeSet, int type, int length) {
        return new byte[] {(byte) CODE_SET.set(0, codeSet), (byte) DESIGNATOR_TYPE.set(0, type), 0, (byte) length};
    }

    private byte[] ofPort(int type, int number) {
        byte[] descriptor = new byte[HEADER + Integer.BYTES];
        boolean known = protocol != TransportProtocol.NONE;
        int codes = CODE_SET.set(known ? PROTOCOL.set(0, protocol.identifier()) : 0, BINARY);
        descriptor[0] = (byte) codes;
        descriptor[1] = (byte) DESIGNATOR_TYPE.set(ASSOCIATION.set(PIV.set(0, known ? 1 : 0), OF_PORT), type);
        descriptor[HEADER - 1] = Integer.BYTES;
        BigEndian.put32(descriptor, HEADER, number);
        return descriptor;
    }

    private static byte[] extended() {
        byte[] body = new byte[EXTENDED_BYTES];
        body[ATTRIBUTES_OFFSET] = (byte) HEADSUP.set(ORDSUP.set(SIMPSUP.set(0, 1), 1), 1);
        body[LUICLR_OFFSET] = (byte) LUICLR.set(0, 1);
        return body;
    }
}
