// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.hostile;

import io.hotbay.memory.GuestMemory;
import io.hotbay.memory.WindowMapping;
import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.PciHost;
import io.hotbay.pci.api.ResetCause;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;

/**
 * A guest that writes to registers, configuration space and its own memory what comes to its mind, near enough to sense
 * to get deep; and a VMM that maps and unmaps memory under it.
 */
final class RandomGuest implements PciHost {

    static final int RAM_BYTES = 0x1_0000;

    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long[] WINDOWS = {0x2_0000, 0xFFFF_0000L, 0x1_0000_0000L, -RAM_BYTES};
    private static final int[] REGISTERS = {
        0x00, 0x00, 0x04, 0x08, 0x0C, 0x10, 0x14, 0x18, 0x30, 0x34, 0x40, 0x40, 0x40, 0x44, 0x44, 0x48
    };
    private static final int[] DOORBELL = {
        0x4000_0000, 0x4100_0000, 0x4203_0000, 0x420B_0000, 0x420D_0000, 0x42FF_0000, 0x4200_0000, 0x0300_0000
    };
    private static final int[] FUNCTIONS = {0, 0, 0, 0, 0, 1, 1, 4, 4, 4, 7, 8, 6, 5, 3, 2};
    private static final int[] ELEMENTS = {
        0x1000_0000, 0xD100_0000, 0xD300_0000, 0x3000_0000, 0x3200_0000, 0x9000_0000, 0x1800_0000
    };
    private static final int[] INIT = {0x0200_0004, 0x0001_1000, 0, 0x50, 0, 0, 0, 0, 0, 0, 0x1300_0102};

    private final RandomGenerator random;
    private final PciFunction function;
    private final LatePort port;
    private final GuestMemory memory = new GuestMemory();
    private final MemorySegment ram = Arena.ofAuto().allocate(RAM_BYTES);
    private boolean line;

    RandomGuest(RandomGenerator random, PciFunction function, LatePort port) {
        this.random = random;
        this.function = function;
        this.port = port;
        memory.add(0, new Window(), true);
    }

    /** One thing of many. */
    void act() {
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> write(pick(REGISTERS), value());
            case 4, 5 -> function.read(random.nextInt(4), random.nextInt(0x110), 1 << random.nextInt(4));
            case 6 -> function.write(random.nextInt(4), random.nextInt(0x110), 1 << random.nextInt(4), value());
            case 7 -> write(0x00, pick(DOORBELL));
            case 8 -> write(0x44, random.nextInt(RAM_BYTES) & ~0x7F);
            case 9, 10, 11, 12, 13, 14 -> request();
            case 15, 16 -> port.endOne();
            case 17 -> port.returnOne();
            case 18 -> window();
            case 19 -> function.configuration().write(random.nextInt(0x100), 1 << random.nextInt(4), random.nextLong());
            case 20 -> {
                read(random.nextInt(0x200));
                drain();
            }
            case 21 -> write(0x30, 0);
            default -> {
                if (random.nextInt(40) == 0) {
                    function.reset(ResetCause.BUS_RESET);
                }
                restart();
            }
        }
    }

    /** What a driver does that has noticed a FAULT; else a repetition. */
    private void restart() {
        if (registerAt(0x00) >>> 28 == 0x4) {
            write(0x00, 0x4100_0000);
        }
        init();
    }

    /** IOC_INIT by handshake. */
    void init() {
        handshake(INIT);
    }

    /** Sends a message and drains its reply. */
    void handshake(int... message) {
        write(0x00, 0x4200_0000 | message.length << 16);
        for (int word : message) {
            write(0x00, word);
        }
        for (int i = 0; i < 0x30; i++) {
            function.read(1, 0x00, Integer.BYTES);
        }
        write(0x30, 0);
        write(0x30, 0);
    }

    /** Posts a READ that is right, from the start of memory. */
    void read(int context) {
        ram.asSlice(0, 0x80).fill((byte) 0);
        ram.set(WORD, 0x04, 0x400A);
        ram.set(WORD, 0x08, context);
        ram.set(WORD, 0x14, 0x0200_0000);
        ram.set(WORD, 0x18, 0x28);
        ram.set(WORD, 0x28, 0x200);
        ram.set(WORD, 0x30, 0xD100_0200);
        ram.set(WORD, 0x34, 0x4000);
        write(0x40, 0);
    }

    int registerAt(int offset) {
        return (int) function.read(1, offset, Integer.BYTES);
    }

    void write(int offset, int value) {
        function.write(1, offset, Integer.BYTES, Integer.toUnsignedLong(value));
    }

    @Override
    public GuestMemory memory() {
        return memory;
    }

    @Override
    public void interrupt(boolean asserted) {
        line = asserted;
    }

    @Override
    public void message(int vector) {
        // its guests look at the line
    }

    boolean line() {
        return line;
    }

    private void request() {
        int frame = random.nextInt(RAM_BYTES) & ~0x3;
        int end = Math.min(frame + 0x80, RAM_BYTES);
        for (int at = frame; at < end; at += Integer.BYTES) {
            ram.set(WORD, at, random.nextInt(4) == 0 ? value() : 0);
        }
        if (end == frame + 0x80) {
            int function = random.nextInt(40) == 0 ? random.nextInt(0x100) : pick(FUNCTIONS);
            ram.set(WORD, frame, function << 24 | random.nextInt(0x40) << 16 | random.nextInt(8));
            ram.set(WORD, frame + 0x04, random.nextInt(18) | random.nextInt(8) << 8);
            ram.set(WORD, frame + 0x08, random.nextInt(0x200));
            ram.set(WORD, frame + (function == 4 ? 0x14 : 0x28), random.nextInt(0x1000));
            int list = frame + (function == 4 ? 0x1C : 0x30);
            while (list + 12 <= end && random.nextInt(8) != 0) {
                ram.set(WORD, list, pick(ELEMENTS) | random.nextInt(0x400));
                ram.set(WORD, list + 4, value());
                list += random.nextBoolean() ? 8 : 12;
            }
        }
        write(0x40, frame | random.nextInt(4));
    }

    private void drain() {
        int entry = registerAt(0x44);
        while (entry != -1) {
            if (entry < 0 && random.nextInt(4) != 0) {
                write(0x44, entry << 1);
            }
            entry = registerAt(0x44);
        }
    }

    private void window() {
        long start = WINDOWS[random.nextInt(WINDOWS.length)];
        if (random.nextBoolean()) {
            memory.add(start, new Window(), random.nextBoolean());
        } else {
            memory.remove(start, RAM_BYTES);
        }
    }

    private int value() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt();
            case 1 -> -1 - random.nextInt(0x100);
            case 2 -> pick(DOORBELL);
            default -> random.nextInt(RAM_BYTES) & ~0x3;
        };
    }

    private int pick(int[] from) {
        return from[random.nextInt(from.length)];
    }

    /** All windows show the same pages. */
    private final class Window implements WindowMapping {

        @Override
        public long address() {
            return ram.address();
        }

        @Override
        public long size() {
            return RAM_BYTES;
        }

        @Override
        public WindowMapping renew() {
            return new Window();
        }

        @Override
        public void revoke() {
            // nothing works on them from outside
        }

        @Override
        public void unmap() {
            // the arena ends with the test
        }
    }
}
