// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import io.hotbay.adapter.mpt.internal.count.Counters;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/**
 * Access to the registers by offset, from a table prepared once. Only aligned 32-bit accesses have effects, as on the
 * chip. Other reads see the bytes and change nothing; other writes are ignored and counted.
 */
public final class RegisterSpace {

    /** The size of the register map in bytes. */
    public static final int BYTES = 0x100;

    private static final IntSupplier ZERO = () -> 0;
    private static final Runnable NOTHING = () -> {};

    private final Binding[] byDword = new Binding[BYTES / Integer.BYTES];
    private final Object lock;
    private final Counters counters;

    /**
     * A space in which no register does anything yet.
     *
     * @param lock held over each read, so that value and effect are of one moment; writes take it themselves
     */
    public RegisterSpace(Object lock, Counters counters) {
        this.lock = lock;
        this.counters = counters;
        int next = 0;
        for (Register register : Register.values()) {
            if (register.offset() != next) {
                throw new IllegalStateException(register + " does not follow the row before it");
            }
            next += register.bytes();
            bind(register, ZERO, NOTHING, value -> counters.unhandled("write " + register));
        }
        if (next != BYTES) {
            throw new IllegalStateException("the rows end at " + next);
        }
    }

    /** Gives a register its value, what a read does besides, and what a write does. */
    public void bind(Register register, IntSupplier value, Runnable afterRead, IntConsumer write) {
        Binding binding = new Binding(register, value, afterRead, write);
        int from = register.offset() / Integer.BYTES;
        Arrays.fill(byDword, from, from + register.bytes() / Integer.BYTES, binding);
    }

    /** As {@link #bind(Register, IntSupplier, Runnable, IntConsumer)}, for a read that changes nothing. */
    public void bind(Register register, IntSupplier value, IntConsumer write) {
        bind(register, value, NOTHING, write);
    }

    /** Reads 1, 2, 4 or 8 bytes; bytes behind the map read as zero. */
    public long read(long offset, int width) {
        if (width != Integer.BYTES || offset % Integer.BYTES != 0) {
            return peek(offset, width);
        }
        if (offset >= BYTES) {
            counters.unhandled("read behind the registers");
            return 0;
        }
        Binding binding = byDword[(int) offset / Integer.BYTES];
        counters.read(binding.register);
        synchronized (lock) {
            int value = binding.value.getAsInt();
            binding.afterRead.run();
            return Integer.toUnsignedLong(value);
        }
    }

    /** Writes; everything but an aligned 32-bit write is ignored. */
    public void write(long offset, int width, long value) {
        if (offset >= BYTES) {
            counters.unhandled("write behind the registers");
        } else if (width != Integer.BYTES || offset % Integer.BYTES != 0) {
            counters.unhandled("write of another width, " + byDword[(int) offset / Integer.BYTES].register);
        } else {
            byDword[(int) offset / Integer.BYTES].write.accept((int) value);
        }
    }

    private long peek(long offset, int width) {
        long result = 0;
        synchronized (lock) {
            for (int i = width - 1; i >= 0; i--) {
                result = result << Byte.SIZE | peek(offset + i);
            }
        }
        return result;
    }

    private int peek(long offset) {
        if (offset >= BYTES) {
            return 0;
        }
        int value = byDword[(int) offset / Integer.BYTES].value.getAsInt();
        return Byte.toUnsignedInt((byte) (value >>> (int) offset % Integer.BYTES * Byte.SIZE));
    }

    private record Binding(Register register, IntSupplier value, Runnable afterRead, IntConsumer write) {}
}
