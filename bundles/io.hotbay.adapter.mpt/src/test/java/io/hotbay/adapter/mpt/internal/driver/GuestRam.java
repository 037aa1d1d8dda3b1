// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.hotbay.memory.WindowMapping;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/** Some guest memory off the heap, seen by its guest addresses. */
public final class GuestRam {

    private final long start;
    private final MemorySegment memory;
    private int renewals;

    /** Memory of its own. */
    public GuestRam(long start, long size) {
        this(start, Arena.ofAuto().allocate(size, 4096));
    }

    /** Memory that is there already. */
    public GuestRam(long start, MemorySegment memory) {
        this.start = start;
        this.memory = memory;
    }

    public WindowMapping mapping() {
        return new Mapping();
    }

    public int renewals() {
        return renewals;
    }

    public long start() {
        return start;
    }

    public void put8(long address, int value) {
        memory.set(JAVA_BYTE, address - start, (byte) value);
    }

    public void put16(long address, int value) {
        memory.set(JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), address - start, (short) value);
    }

    public void put32(long address, int value) {
        memory.set(JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), address - start, value);
    }

    public void put(long address, byte... bytes) {
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, address - start, bytes.length);
    }

    public int get8(long address) {
        return Byte.toUnsignedInt(memory.get(JAVA_BYTE, address - start));
    }

    public int get16(long address) {
        short value = memory.get(JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), address - start);
        return Short.toUnsignedInt(value);
    }

    public int get32(long address) {
        return memory.get(JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), address - start);
    }

    public byte[] get(long address, int length) {
        return memory.asSlice(address - start, length).toArray(JAVA_BYTE);
    }

    public void fill(long address, int length, int value) {
        memory.asSlice(address - start, length).fill((byte) value);
    }

    /** The native address of a guest address. */
    public long at(long address) {
        return memory.address() + address - start;
    }

    private final class Mapping implements WindowMapping {

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
            renewals++;
            return new Mapping();
        }

        @Override
        public void revoke() {
            // the pages stay: the tests only ask whether it was done
        }

        @Override
        public void unmap() {
            // the arena ends with the test
        }
    }
}
