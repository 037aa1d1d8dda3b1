// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.target.api.device.DeviceState;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a disk hands to its successor, or keeps over a restart, as sections of a {@link DeviceState}.
 *
 * <pre>
 * each section:  0 number   1-3 length   4- content
 * </pre>
 *
 * Version 1 was the current mode pages alone. A section that this version does not know is passed over.
 */
final class DiskState {

    private static final String FORMAT = "disk";
    private static final int VERSION = 2;
    private static final int VERSION_OF_PAGES_ALONE = 1;
    private static final int HEADER_BYTES = 4;

    /** Numbers are the ordinals: add at the end. */
    enum Section {
        CURRENT_PAGES,
        SAVED_PAGES,
        /** One byte, the ordinal of the {@link Condition}. */
        CONDITION,
        /** The operation over the whole medium that is under way or failed. */
        WORK,
        APPLICATION_LOG,
        /** Who prevents removal, as UTF-8 lines. */
        PREVENTION
    }

    private final Map<Section, byte[]> sections = new EnumMap<>(Section.class);

    static DiskState of(@Nullable DeviceState state) {
        DiskState result = new DiskState();
        if (state == null || !state.format().equals(FORMAT)) {
            return result;
        }
        if (state.version() == VERSION_OF_PAGES_ALONE) {
            result.put(Section.CURRENT_PAGES, state.bytes());
        } else if (state.version() == VERSION) {
            result.parse(ByteBuffer.wrap(state.bytes()));
        }
        return result;
    }

    private void parse(ByteBuffer bytes) {
        byte[] header = new byte[HEADER_BYTES];
        while (bytes.remaining() >= HEADER_BYTES) {
            bytes.get(header);
            int number = BigEndian.get8(header, 0);
            byte[] content = new byte[Math.min(BigEndian.get24(header, 1), bytes.remaining())];
            bytes.get(content);
            if (number < Section.values().length) {
                sections.put(Section.values()[number], content);
            }
        }
    }

    byte @Nullable [] get(Section section) {
        return sections.get(section);
    }

    DiskState put(Section section, byte @Nullable [] content) {
        if (content != null) {
            sections.put(section, content);
        }
        return this;
    }

    DeviceState encode() {
        int length = sections.values().stream().mapToInt(content -> HEADER_BYTES + content.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(length);
        sections.forEach((section, content) -> {
            byte[] header = new byte[HEADER_BYTES];
            header[0] = (byte) section.ordinal();
            BigEndian.put24(header, 1, content.length);
            bytes.put(header).put(content);
        });
        return new DeviceState(FORMAT, VERSION, bytes.array());
    }
}
