// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.DeviceAttribute;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The state file's form: UTF-8, a line for each guest, device and attribute, a version in the first line and in the
 * last one the sum of all bytes before it.
 *
 * <pre>
 * hotbay-state 1
 * guest web1 started
 * rom /usr/share/mpt.rom
 * port 0,2 1
 * device disk:scsi:0,2,0:file:/var/vm/a.img
 * unit 5b0e88c1d7f32a96
 * vendor HOTBAY
 * naa 3b9c2f0d11e5a7c4
 * storage 21474836480 file:2049:1311
 * checksum 5d2f00a1
 * </pre>
 */
final class StateText {

    /** First word of the first line; the version follows. */
    static final String MAGIC = "hotbay-state";
    /** Of what is written here. */
    static final int VERSION = 1;
    static final String COMMENT = "#";
    static final String GUEST = "guest";
    static final String STARTED = "started";
    static final String STOPPED = "stopped";
    /** Bus, slot and relative target port identifier of an adapter. */
    static final String PORT = "port";
    /** The file of a guest's expansion ROM. */
    static final String ROM = "rom";
    static final String DEVICE = "device";
    /** By which the records of a device's unit are found. */
    static final String UNIT = "unit";
    /** Capacity and identity of a device's storage when it was last open. */
    static final String STORAGE = "storage";
    static final String CHECKSUM = "checksum";
    /** In place of the sum, by whoever changed the file by hand. */
    static final String EDITED = "edited";

    private static final String HEAD = """
            # Guests of Hotbay and their devices. The platform writes this file whole with each change. Whoever changes
            # it by hand, while no platform runs, makes the last line 'checksum edited'.
            """;

    private StateText() {}

    /**
     * The file's bytes.
     *
     * @throws CharacterCodingException when some location is no text
     */
    static byte[] format(Guests guests) throws CharacterCodingException {
        StringBuilder text = new StringBuilder();
        line(text, MAGIC, VERSION);
        text.append(HEAD);
        for (Guest guest : guests.all()) {
            line(text, GUEST, guest.name() + " " + (guest.started() ? STARTED : STOPPED));
            if (!guest.rom().isEmpty()) {
                line(text, ROM, guest.rom());
            }
            guest.ports().forEach((slot, port) -> line(text, PORT, slot + " " + port));
            guest.devices().forEach(device -> format(text, device));
        }
        byte[] body = encode(text);
        line(text, CHECKSUM, sum(body, body.length));
        return encode(text);
    }

    private static void format(StringBuilder text, Device device) {
        line(text, DEVICE, device.statement());
        line(text, UNIT, device.unit());
        for (Map.Entry<DeviceAttribute, String> attribute : AttributeText.of(device).entrySet()) {
            line(text, attribute.getKey().word(), attribute.getValue());
        }
        Seen seen = device.seen();
        if (seen != null) {
            line(text, STORAGE, seen.bytes() + " " + seen.identity());
        }
    }

    private static void line(StringBuilder text, String word, Object value) {
        text.append(word).append(' ').append(value).append('\n');
    }

    private static byte[] encode(CharSequence text) throws CharacterCodingException {
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    /** Of the first bytes. */
    static String sum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return "%08x".formatted(sum.getValue());
    }
}
