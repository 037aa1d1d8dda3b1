// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds functions of the C library and calls those that are not on a hot path. Results are one convention throughout
 * this package: what the function returned, or {@code -errno}. EINTR never comes out.
 *
 * <p>Every handle takes a segment for errno as its first argument. It comes from one of three places, none of which is
 * a thread local (whose values would keep this bundle's class loader alive on threads of others): hot calls borrow a
 * preallocated {@link CallState}; a {@link MessageFrame} has one of its own, since it may sit in a blocking call for
 * days; all others pay for a confined arena ({@link #retry}).
 */
public final class LibC {
    /** O_DIRECT, the one flag used here whose number differs (aarch64 uses x86-64's for O_DIRECTORY). */
    static final int O_DIRECT = directFlag(System.getProperty("os.name"), System.getProperty("os.arch"));

    static final int EINTR = 4;

    private static final Linker LINKER = Linker.nativeLinker();

    private LibC() {
    }

    /** One call: takes the segment for errno, returns what the C function returned. */
    @FunctionalInterface
    interface Call {
        long with(MemorySegment state) throws Throwable;
    }

    /** A handle whose first parameter is the segment for errno. */
    static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return link(name, descriptor, List.of());
    }

    /** The same for a variadic function; the arguments from {@code firstVariadic} on are the variable ones. */
    static MethodHandle variadic(String name, int firstVariadic, FunctionDescriptor descriptor) {
        return link(name, descriptor, List.of(Linker.Option.firstVariadicArg(firstVariadic)));
    }

    /** Calls until the result is not EINTR; for everything that is not on a hot path, blocking or not. */
    static long retry(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CallState.LAYOUT);
            long result;
            do {
                result = CallState.result(call.with(state), state);
            } while (result == -EINTR);
            return result;
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    /** Calls once and does not retry: for {@code close}, which has closed even when it says EINTR. */
    static long once(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CallState.LAYOUT);
            return CallState.result(call.with(state), state);
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    /** A handle throws nothing that is checked, so what comes here is an error of the JVM or a bug. */
    static RuntimeException unexpected(Throwable cause) {
        switch (cause) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(cause);
        }
    }

    static int directFlag(String system, String architecture) {
        if (!system.toLowerCase(Locale.ROOT).equals("linux")) {
            throw new UnsupportedOperationException("Hotbay's system calls are those of Linux, not " + system);
        }
        return switch (architecture) {
            case "amd64", "x86_64" -> 0x4000;
            case "aarch64" -> 0x10000;
            default -> throw new UnsupportedOperationException("no system call numbers for " + architecture);
        };
    }

    private static MethodHandle link(String name, FunctionDescriptor descriptor, List<Linker.Option> options) {
        List<Linker.Option> all = new ArrayList<>(options);
        all.add(Linker.Option.captureCallState("errno"));
        MemorySegment symbol = LINKER.defaultLookup().find(name).orElseThrow(
                () -> new UnsupportedOperationException("no " + name + " in the C library; glibc 2.28 is needed"));
        return LINKER.downcallHandle(symbol, descriptor, all.toArray(Linker.Option[]::new));
    }
}
