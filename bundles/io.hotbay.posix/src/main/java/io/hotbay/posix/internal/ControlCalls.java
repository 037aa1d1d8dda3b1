// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** {@code fcntl} in its two forms; each returns its result or {@code -errno}. */
public final class ControlCalls {
    public static final int F_GETFL = 3;
    public static final int F_SETFL = 4;
    public static final int F_OFD_GETLK = 36;
    public static final int F_OFD_SETLK = 37;
    public static final int F_DUPFD_CLOEXEC = 1030;
    public static final int F_ADD_SEALS = 1033;
    public static final int F_GET_SEALS = 1034;

    private static final MethodHandle BY_NUMBER = LibC.variadic("fcntl", 2,
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle BY_POINTER = LibC.variadic("fcntl", 2,
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));

    private ControlCalls() {
    }

    public static long control(int fd, int command, int argument) {
        return LibC.retry(state -> (int) BY_NUMBER.invokeExact(state, fd, command, argument));
    }

    /** @param lock a {@link FlockLayout} */
    public static long lock(int fd, int command, MemorySegment lock) {
        return LibC.retry(state -> (int) BY_POINTER.invokeExact(state, fd, command, lock));
    }
}
