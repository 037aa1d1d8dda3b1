// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.PciPlace;
import java.nio.file.Path;
import java.util.List;

/** Words for QEMU's command line. */
final class QemuArguments {
    /**
     * How long QEMU waits for a reply, in milliseconds. When the time is over the device is lost for good; its own 5 s
     * can pass while this host is suspended or short of memory. The machine stands still meanwhile.
     */
    private static final int MESSAGE_TIMEOUT = 600_000;

    private QemuArguments() {}

    /** Memory in a file that is shared and sealed. QEMU merges several {@code -machine}, so others may follow. */
    static List<String> machine(String memorySize) {
        return List.of(
                "-object", "memory-backend-memfd,id=mem,size=" + memorySize + ",share=on",
                "-machine", "memory-backend=mem",
                "-m", memorySize);
    }

    /**
     * One function; in JSON, since the socket is a structure. QEMU takes functions of one slot in any order, as long as
     * each of them says that there are others.
     */
    static List<String> device(Path socket, String id, PciPlace place) {
        return List.of("-device", "{\"driver\":\"vfio-user-pci\""
                + ",\"id\":" + quoted(id)
                + ",\"addr\":" + quoted("%02x.%x".formatted(place.slot(), place.function()))
                + (place.shared() ? ",\"multifunction\":true" : "")
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
