// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.memory.WindowMapping;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Mapping;
import io.hotbay.posix.PosixException;
import java.io.UncheckedIOException;

/** Pages of a file of the VMM, mapped here. It owns the descriptor, by which it can be mapped once more. */
final class MappedWindow implements WindowMapping {
    private final Descriptor file;
    private final long offset;
    private final boolean writable;
    private final Mapping mapping;

    private MappedWindow(Descriptor file, long offset, boolean writable, Mapping mapping) {
        this.file = file;
        this.offset = offset;
        this.writable = writable;
        this.mapping = mapping;
    }

    /**
     * Maps part of a file.
     *
     * @param file belongs to the result; to the caller still when this fails
     */
    static MappedWindow map(Descriptor file, long offset, long size, boolean writable) throws PosixException {
        return new MappedWindow(file, offset, writable, Mapping.map(file, offset, size, writable));
    }

    @Override
    public long address() {
        return mapping.address();
    }

    @Override
    public long size() {
        return mapping.size();
    }

    @Override
    public WindowMapping renew() {
        try {
            Descriptor copy = file.duplicate();
            try {
                return map(copy, offset, size(), writable);
            } catch (PosixException e) {
                copy.close();
                throw e;
            }
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void revoke() {
        try {
            mapping.revoke();
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void unmap() {
        mapping.close();
        file.close();
    }
}
