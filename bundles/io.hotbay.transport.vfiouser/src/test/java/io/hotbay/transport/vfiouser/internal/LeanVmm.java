// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.LocalSockets;
import io.hotbay.posix.MessageSocket;
import io.hotbay.posix.PosixException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * A VMM with one function, as lean as C would be: messages are made once and sent over and over. Like QEMU it posts
 * what goes to memory BARs, waits for each read, and unmasks the interrupt after the first access that follows it.
 */
public final class LeanVmm implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MEMORY_BAR = 1;
    private static final int CONFIGURATION = 7;
    private static final int COMMAND = 0x04;
    private static final int READ_WRITE = 0x3;
    private static final int EVENTFD_TRIGGER = 0x24;
    private static final int NONE_UNMASK = 0x11;
    private static final int NONE_TRIGGER = 0x21;
    private static final int INTX = 0;
    private static final int MSI = 1;
    private static final int MSI_CONTROL = 0x5A;
    private static final int MSI_ADDRESS = 0x5C;
    private static final int GUARD_MILLIS = 60_000;
    private static final int SIZE = 0x04;
    private static final int FLAGS = 0x08;
    private static final int ERROR = 0x20;
    private static final int OFFSET = 0x10;
    private static final int REGION = 0x18;
    private static final int DATA = 0x20;
    private static final int DESCRIPTORS = 16;

    private final MessageSocket socket;
    private final Ram memory;
    private final EventDescriptor event;
    private final MemorySegment in = Arena.ofAuto().allocate(BUFFER_BYTES);
    private final MemorySegment read = template(Message.read(0, 0, Integer.BYTES));
    private final MemorySegment write = template(Message.write(0, 0, "00 00 00 00"));
    private final MemorySegment post = template(Message.write(MEMORY_BAR, 0, "00 00 00 00").noReply());
    private final MemorySegment unmask = template(Message.setIrqs(NONE_UNMASK, 0, 0, 1));
    private boolean messages;
    private boolean told;
    private long reads;
    private long interrupts;

    /** Connects, gives memory and an interrupt, and lets the function answer and master the bus, as firmware does. */
    public LeanVmm(Path path, int ramBytes) throws PosixException {
        socket = new MessageSocket(LocalSockets.connect(path), DESCRIPTORS);
        memory = Ram.of(ramBytes, true);
        event = EventDescriptor.create();
        ask(template(Message.version()));
        ask(template(Message.dmaMap(READ_WRITE, 0, 0, ramBytes)), memory.file().fd());
        ask(template(Message.setIrqs(EVENTFD_TRIGGER, 0, 0, 1)), event.descriptor().fd());
        ask(template(Message.write(CONFIGURATION, COMMAND, "07 00")));
    }

    /** Turns MSI on in place of the pin, as QEMU does when a guest's driver does so. Messages need no unmasking. */
    public void useMessages() throws PosixException {
        ask(template(Message.write(CONFIGURATION, MSI_ADDRESS, "00 00 e0 fe 00 00 00 00 21 40")));
        ask(template(Message.write(CONFIGURATION, MSI_CONTROL, "81 00")));
        ask(template(Message.setIrqs(NONE_TRIGGER, INTX, 0, 0)));
        ask(template(Message.setIrqs(EVENTFD_TRIGGER, MSI, 0, 1)), event.descriptor().fd());
        messages = true;
    }

    private static MemorySegment template(Message message) {
        byte[] bytes = message.bytes();
        MemorySegment template = Arena.ofAuto().allocate(bytes.length);
        MemorySegment.copy(bytes, 0, template, JAVA_BYTE, 0, bytes.length);
        return template;
    }

    /** The machine's memory, at guest address 0. */
    public MemorySegment memory() {
        return memory.segment();
    }

    /** Registers read so far. */
    public long reads() {
        return reads;
    }

    /** Interrupts got so far. */
    public long interrupts() {
        return interrupts;
    }

    /** Reads a register of four bytes. */
    public int read(int bar, int offset) {
        address(read, bar, offset);
        try {
            ask(read);
            int value = in.get(JAVA_INT_UNALIGNED, DATA);
            reads++;
            unmaskWhenTold();
            return value;
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a register of four bytes. */
    public void write(int bar, int offset, int value) {
        MemorySegment message = bar == MEMORY_BAR ? post : write;
        address(message, bar, offset);
        message.set(JAVA_INT_UNALIGNED, DATA, value);
        try {
            if (bar == MEMORY_BAR) {
                socket.send(message, 0, message.byteSize());
            } else {
                ask(message);
            }
            unmaskWhenTold();
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void address(MemorySegment message, int bar, int offset) {
        message.set(JAVA_INT_UNALIGNED, OFFSET, offset);
        message.set(JAVA_INT_UNALIGNED, REGION, bar);
    }

    /** Waits for the function's interrupt. */
    public void awaitInterrupt() {
        try {
            if (!event.await(GUARD_MILLIS)) {
                throw new AssertionError("no interrupt");
            }
            event.drain();
            interrupts++;
            told = !messages;
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resets the function. */
    public void reset() {
        try {
            ask(template(Message.reset()));
            unmaskWhenTold();
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connection ends; what is in the memory can still be looked at until {@link #close}. */
    public void disconnect() {
        socket.close();
    }

    /** The VMM dies: the connection ends, its memory is gone. Nothing of it may be used any more. */
    @Override
    public void close() {
        socket.close();
        event.close();
        memory.close();
    }

    private void unmaskWhenTold() throws PosixException {
        if (told) {
            told = false;
            ask(unmask);
        }
    }

    private void ask(MemorySegment message, int... descriptors) throws PosixException {
        socket.send(message, 0, message.byteSize(), descriptors);
        long got = 0;
        while (got < Message.HEADER || got < in.get(JAVA_INT_UNALIGNED, SIZE)) {
            int bytes = socket.receive(in, got, BUFFER_BYTES - got);
            if (bytes == 0) {
                throw new AssertionError("the server closed the connection");
            }
            got += bytes;
        }
        if ((in.get(JAVA_INT_UNALIGNED, FLAGS) & ERROR) != 0) {
            throw new AssertionError("the server refused a message");
        }
    }
}
