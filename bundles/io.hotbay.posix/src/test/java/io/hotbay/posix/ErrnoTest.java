// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrnoTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void shouldHaveNameAndDescriptionOfGlibc(Errno errno) throws Throwable {
        assertEquals(glibc("strerrorname_np", errno.value()), errno.name());
        assertEquals(glibc("strerrordesc_np", errno.value()), errno.description());
        assertSame(errno, Errno.of(errno.value()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 8, 132, 134, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void shouldBeOtherWithoutARow(int number) {
        assertSame(Errno.OTHER, Errno.of(number));
    }

    @Test
    void shouldSayWhatFailedAndHow() {
        PosixException e = new PosixException("open /x/y", 2);
        assertEquals("open /x/y: ENOENT (No such file or directory)", e.getMessage());
        assertEquals("open /x/y", e.operation());
        assertSame(Errno.ENOENT, e.errno());
        assertEquals(2, e.number());
    }

    @Test
    void shouldKeepNumberThatHasNoName() {
        PosixException e = new PosixException("open /x/y", 523);
        assertEquals("open /x/y: errno 523 (Unknown error)", e.getMessage());
        assertSame(Errno.OTHER, e.errno());
        assertEquals(523, e.number());
    }

    /** Asks glibc's untranslated tables. */
    private static String glibc(String function, int number) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle handle = linker.downcallHandle(linker.defaultLookup().find(function).orElseThrow(),
                FunctionDescriptor.of(ADDRESS, JAVA_INT));
        return ((MemorySegment) handle.invokeExact(number)).reinterpret(1000).getString(0);
    }
}
