// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * The messages that a client sends and this server knows, with the sizes that their payload can have. All others are
 * answered as not supported: file descriptors for regions, DMA by message, dirty pages, REGION_WRITE_MULTI, device
 * features and migration.
 */
public enum Command {
    VERSION(1, VersionLayout.BYTES, VersionLayout.BYTES + Command.VERSION_DATA_MAXIMUM),
    DMA_MAP(2, DmaMapLayout.BYTES, DmaMapLayout.BYTES, 1),
    DMA_UNMAP(3, DmaUnmapLayout.BYTES, DmaUnmapLayout.BYTES),
    DEVICE_GET_INFO(4, DeviceInfoLayout.BYTES, Command.INFO_MAXIMUM),
    DEVICE_GET_REGION_INFO(5, RegionInfoLayout.BYTES, Command.INFO_MAXIMUM),
    DEVICE_GET_IRQ_INFO(7, IrqInfoLayout.BYTES, Command.INFO_MAXIMUM),
    DEVICE_SET_IRQS(8, IrqSetLayout.BYTES, IrqSetLayout.BYTES, Command.DESCRIPTORS_MAXIMUM),
    REGION_READ(9, RegionAccessLayout.BYTES, RegionAccessLayout.BYTES),
    REGION_WRITE(10, RegionAccessLayout.BYTES + 1, RegionAccessLayout.BYTES + Command.TRANSFER_MAXIMUM),
    DEVICE_RESET(13, 0, 0);

    /** The longest write: all of the configuration space. */
    public static final int TRANSFER_MAXIMUM = 256;

    /** The most with one message: one for each of some interrupts. Who has more to send does it by several messages. */
    public static final int DESCRIPTORS_MAXIMUM = 8;

    /** QEMU's version data has about 250 bytes; there is no use for more than a page. */
    static final int VERSION_DATA_MAXIMUM = 4096;

    /** Later clients may know longer structures, and say so in argsz; no one needs more than twice the longest. */
    static final int INFO_MAXIMUM = 64;

    /** The longest message of any kind, of unknown ones too: what is longer ends the connection. */
    public static final int MESSAGE_MAXIMUM = HeaderLayout.BYTES + VersionLayout.BYTES + VERSION_DATA_MAXIMUM;

    private static final int CODE_MAXIMUM = 13;

    private static final @Nullable Command[] BY_CODE = byCode();

    private final int code;
    private final int shortest;
    private final int longest;
    private final int descriptors;

    Command(int code, int shortest, int longest) {
        this(code, shortest, longest, 0);
    }

    Command(int code, int shortest, int longest, int descriptors) {
        this.code = code;
        this.shortest = shortest;
        this.longest = longest;
        this.descriptors = descriptors;
    }

    /** The command with this number, null when this server does not know it. */
    public static @Nullable Command of(int code) {
        return code <= CODE_MAXIMUM ? BY_CODE[code] : null;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /** Whether a payload of so many bytes can be one of this command. */
    public boolean allows(int payloadBytes) {
        return shortest <= payloadBytes && payloadBytes <= longest;
    }

    /** The most file descriptors that come with it. */
    public int descriptors() {
        return descriptors;
    }

    private static @Nullable Command[] byCode() {
        @Nullable Command[] table = new @Nullable Command[CODE_MAXIMUM + 1];
        for (Command command : values()) {
            table[command.code] = command;
        }
        return table;
    }
}
