// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {
    /** Sizes and last fields that a C compiler gives for x86-64 and aarch64. */
    static Stream<Arguments> layouts() {
        return Stream.of(
                Arguments.of(StatxLayout.LAYOUT, 256, "stx_dev_minor", 140),
                Arguments.of(StatxLayout.LAYOUT, 256, "stx_size", 40),
                Arguments.of(StatfsLayout.LAYOUT, 120, "f_type", 0),
                Arguments.of(FlockLayout.LAYOUT, 32, "l_pid", 24),
                Arguments.of(SocketAddressLayout.LAYOUT, 110, "sun_path", 2),
                Arguments.of(CredentialsLayout.LAYOUT, 12, "gid", 8),
                Arguments.of(PollLayout.LAYOUT, 8, "revents", 6),
                Arguments.of(TimeSpecLayout.LAYOUT, 16, "tv_nsec", 8),
                Arguments.of(IoVectorLayout.LAYOUT, 16, "iov_len", 8),
                Arguments.of(MessageHeaderLayout.LAYOUT, 56, "msg_flags", 48),
                Arguments.of(ControlMessageLayout.LAYOUT, 16, "cmsg_type", 12));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void shouldMatchTheCompiler(StructLayout layout, long size, String field, long offset) {
        assertEquals(size, layout.byteSize());
        assertEquals(offset, layout.byteOffset(PathElement.groupElement(field)));
    }

    @Test
    void shouldEncodeDeviceAsMakedevDoes() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment statx = arena.allocate(StatxLayout.LAYOUT);
            set(statx, "stx_dev_major", 0x12345678);
            set(statx, "stx_dev_minor", 0x9abcdef0);
            assertEquals(0x123459abcde678f0L, StatxLayout.device(statx));
        }
    }

    @Test
    void shouldKnowDirectFlagOfEachArchitecture() {
        assertEquals(0x4000, LibC.directFlag("Linux", "amd64"));
        assertEquals(0x10000, LibC.directFlag("Linux", "aarch64"));
        assertThrows(UnsupportedOperationException.class, () -> LibC.directFlag("Linux", "s390x"));
        assertThrows(UnsupportedOperationException.class, () -> LibC.directFlag("Mac OS X", "aarch64"));
    }

    private static void set(MemorySegment segment, String field, int value) {
        StatxLayout.LAYOUT.varHandle(PathElement.groupElement(field)).set(segment, 0L, value);
    }
}
