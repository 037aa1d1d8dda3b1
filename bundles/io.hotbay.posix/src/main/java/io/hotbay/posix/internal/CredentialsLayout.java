// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/** {@code struct ucred} (unix(7), SO_PEERCRED). */
public final class CredentialsLayout {
    public static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_INT.withName("pid"),
            JAVA_INT.withName("uid"),
            JAVA_INT.withName("gid")).withName("ucred");

    private static final VarHandle PID = LAYOUT.varHandle(PathElement.groupElement("pid"));
    private static final VarHandle UID = LAYOUT.varHandle(PathElement.groupElement("uid"));
    private static final VarHandle GID = LAYOUT.varHandle(PathElement.groupElement("gid"));

    private CredentialsLayout() {
    }

    public static int pid(MemorySegment ucred) {
        return (int) PID.get(ucred, 0L);
    }

    public static int uid(MemorySegment ucred) {
        return (int) UID.get(ucred, 0L);
    }

    public static int gid(MemorySegment ucred) {
        return (int) GID.get(ucred, 0L);
    }
}
