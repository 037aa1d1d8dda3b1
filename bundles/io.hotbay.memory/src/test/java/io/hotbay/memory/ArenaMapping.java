// SPDX-License-Identifier: Apache-2.0
package io.hotbay.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Pages of a guest as a test has them: an arena for each mapping. */
final class ArenaMapping implements WindowMapping {

    /** All mappings of the same pages, in the order of their making. */
    final List<ArenaMapping> mappings;
    final MemorySegment memory;
    int revoked;
    int unmapped;
    boolean refuseRenewal;
    boolean refuseRevocation;
    private final Arena arena = Arena.ofShared();

    ArenaMapping(long size) {
        this(size, new ArrayList<>());
    }

    private ArenaMapping(long size, List<ArenaMapping> mappings) {
        this.memory = arena.allocate(Math.max(1, size)).asSlice(0, size);
        this.mappings = mappings;
        mappings.add(this);
    }

    @Override
    public long address() {
        return memory.address();
    }

    @Override
    public long size() {
        return memory.byteSize();
    }

    @Override
    public WindowMapping renew() {
        if (refuseRenewal) {
            throw new IllegalStateException("no more mappings");
        }
        return new ArenaMapping(size(), mappings);
    }

    @Override
    public void revoke() {
        if (refuseRevocation) {
            throw new IllegalStateException("it can't be revoked");
        }
        revoked++;
    }

    @Override
    public void unmap() {
        unmapped++;
        arena.close();
    }
}
