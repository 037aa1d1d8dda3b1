// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import java.nio.file.Path;
import java.util.List;

/** Words for QEMU's command line. */
final class QemuArguments {
    /**
     * How long QEMU waits for a reply, in milliseconds. When the time is over the device is lost for good; its own 5 s
     * can pass while this host is suspended or short of memory. The machine stands still meanwhile.
     */
    private static final int MESSAGE_TIMEOUT = 600_000;

    /** PCI has 32 devices on a bus (PCI 3.0 6.1). */
    private static final int SLOTS = 32;

    private QemuArguments() {}

    /** Memory in a file that is shared and sealed. QEMU merges several {@code -machine}, so others may follow. */
    static List<String> machine(String memorySize) {
        return List.of(
                "-object", "memory-backend-memfd,id=mem,size=" + memorySize + ",share=on",
                "-machine", "memory-backend=mem",
                "-m", memorySize);
    }

    /** One device; in JSON, since the socket is a structure. */
    static List<String> device(Path socket, String id, int slot) {
        if (slot < 0 || slot >= SLOTS) {
            throw new IllegalArgumentException("slot " + slot + " (0 to " + (SLOTS - 1) + ")");
        }
        return List.of("-device", "{\"driver\":\"vfio-user-pci\""
                + ",\"id\":" + quoted(id)
                + ",\"addr\":" + quoted("%02x.0".formatted(slot))
                + ",\"x-msg-timeout\":" + MESSAGE_TIMEOUT
                + ",\"socket\":{\"type\":\"unix\",\"path\":" + quoted(socket.toString()) + "}}");
    }

    /** A JSON string (RFC 8259, section 7). */
    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            if (each == '"' || each == '\\') {
                json.append('\\').append(each);
            } else if (each < ' ') {
                json.append("\\u%04x".formatted((int) each));
            } else {
                json.append(each);
            }
        }
        return json.append('"').toString();
    }
}
