// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Mapping;
import io.hotbay.posix.MemoryFile;
import io.hotbay.posix.PosixException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A guest's memory, as its VMM has it. */
public final class Ram implements AutoCloseable {
    public static final String NAME = "test-ram";

    private final Descriptor file;
    private final Mapping mapping;

    private Ram(Descriptor file, Mapping mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    /** A memory file that the VMM maps shared. */
    public static Ram of(long size, boolean sealed) throws PosixException {
        Descriptor file = MemoryFile.create(NAME, size, sealed);
        return new Ram(file, Mapping.map(file, 0, size, true));
    }

    public Descriptor file() {
        return file;
    }

    public long get(long offset) {
        return segment().get(JAVA_LONG, offset);
    }

    public void set(long offset, long value) {
        segment().set(JAVA_LONG, offset, value);
    }

    /** How many descriptors of such files this process has open. */
    public static long descriptors() throws IOException {
        return kinds().stream().filter(kind -> kind.contains(NAME)).count();
    }

    /** What this process has open, but for files on disks. */
    public static List<String> kinds() throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            return links.map(Ram::kind)
                    .filter(kind -> kind.contains("memfd:") || kind.startsWith("socket:") || kind.startsWith("anon_"))
                    .map(kind -> kind.replaceFirst("\\[[0-9]+]", ""))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        mapping.close();
        file.close();
    }

    /** The memory itself, until this is closed. */
    public MemorySegment segment() {
        return MemorySegment.ofAddress(mapping.address()).reinterpret(mapping.size());
    }

    private static String kind(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "gone";
        }
    }
}
