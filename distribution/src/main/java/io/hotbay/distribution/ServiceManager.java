// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whoever started this process and waits to hear that it is ready: systemd, for a unit of type {@code notify}
 * (sd_notify(3)). It gives the address of a datagram socket in {@code NOTIFY_SOCKET}. The JDK has no datagrams of that
 * family, hence the system calls. Telling is a courtesy: what goes wrong is logged, and holds nothing up.
 */
final class ServiceManager {

    private static final System.Logger LOG = System.getLogger(ServiceManager.class.getName());

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;

    /** {@code struct sockaddr_un}. */
    private static final StructLayout ADDRESS_LAYOUT =
            MemoryLayout.structLayout(
                    JAVA_SHORT.withName("sun_family"),
                    MemoryLayout.sequenceLayout(108, JAVA_BYTE).withName("sun_path"));
    private static final long PATH_OFFSET =
            ADDRESS_LAYOUT.byteOffset(MemoryLayout.PathElement.groupElement("sun_path"));

    private final byte @Nullable [] path;

    /** @param address the value of {@code NOTIFY_SOCKET}, or null when nobody waits */
    ServiceManager(@Nullable String address) {
        path = address == null || address.isEmpty() ? null : path(address);
    }

    /**
     * A path, or with {@code @} in front a name in the abstract space, which begins with a zero byte. Null: another
     * kind of socket.
     */
    private static byte @Nullable [] path(String address) {
        byte[] path = address.getBytes(StandardCharsets.UTF_8);
        if (path[0] == '@') {
            path[0] = 0;
        } else if (path[0] != '/') {
            LOG.log(System.Logger.Level.WARNING,
                    "NOTIFY_SOCKET is ''{0}'', which is neither a path nor an abstract name.", address);
            return null;
        }
        return path.length < ADDRESS_LAYOUT.byteSize() - PATH_OFFSET ? path : null;
    }

    void ready() {
        tell("READY=1\nSTATUS=Serving.\nMAINPID=" + ProcessHandle.current().pid());
    }

    void stopping() {
        tell("STOPPING=1\nSTATUS=Stopping.");
    }

    private void tell(String state) {
        if (path == null) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            int socket = (int) function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                    .invokeExact(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            MemorySegment address = arena.allocate(ADDRESS_LAYOUT);
            address.set(JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(path, 0, address, JAVA_BYTE, PATH_OFFSET, path.length);
            byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
            long sent = (long) function("sendto",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT))
                    .invokeExact(socket, arena.allocateFrom(JAVA_BYTE, bytes), (long) bytes.length, MSG_NOSIGNAL,
                            address, (int) PATH_OFFSET + path.length);
            int _ = (int) function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(socket);
            if (sent != bytes.length) {
                LOG.log(System.Logger.Level.WARNING, "The service manager behind NOTIFY_SOCKET can''t be told {0}.",
                        state);
            }
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "The service manager can't be told " + state, e);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }
}
