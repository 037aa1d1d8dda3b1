// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.hotbay.adapter.mpt.internal.driver.GuestRam;
import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.LocalSockets;
import io.hotbay.posix.MessageSocket;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.Message;
import io.hotbay.transport.vfiouser.internal.Ram;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * A machine whose VMM has the adapter behind a socket, as lean as C would be: messages are made once and sent over and
 * over. Like QEMU it posts what goes to memory BARs, waits for each read, and unmasks the interrupt after the first
 * access that follows it.
 */
final class SocketMachine implements Hardware, AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MEMORY_BAR = 1;
    private static final int CONFIGURATION = 7;
    private static final int COMMAND = 0x04;
    private static final int READ_WRITE = 0x3;
    private static final int EVENTFD_TRIGGER = 0x24;
    private static final int NONE_UNMASK = 0x11;
    private static final int GUARD_MILLIS = 60_000;
    private static final int SIZE = 0x04;
    private static final int FLAGS = 0x08;
    private static final int ERROR = 0x20;
    private static final int OFFSET = 0x10;
    private static final int DATA = 0x20;
    private static final int DESCRIPTORS = 16;

    private final MessageSocket socket;
    private final Ram memory;
    private final GuestRam ram;
    private final EventDescriptor event;
    private final MemorySegment in = Arena.ofAuto().allocate(BUFFER_BYTES);
    private final MemorySegment read = template(Message.read(MEMORY_BAR, 0, Integer.BYTES));
    private final MemorySegment write = template(Message.write(MEMORY_BAR, 0, "00 00 00 00").noReply());
    private final MemorySegment unmask = template(Message.setIrqs(NONE_UNMASK, 0, 0, 1));
    private boolean told;
    private long reads;
    private long interrupts;

    /** Connects, gives memory and an interrupt, and lets the function answer and master the bus, as firmware does. */
    SocketMachine(Path path) throws PosixException {
        socket = new MessageSocket(LocalSockets.connect(path), DESCRIPTORS);
        memory = Ram.of(ReadLoad.RAM_BYTES, true);
        ram = new GuestRam(0, memory.segment());
        event = EventDescriptor.create();
        ask(template(Message.version()));
        ask(template(Message.dmaMap(READ_WRITE, 0, 0, ReadLoad.RAM_BYTES)), memory.file().fd());
        ask(template(Message.setIrqs(EVENTFD_TRIGGER, 0, 0, 1)), event.descriptor().fd());
        ask(template(Message.write(CONFIGURATION, COMMAND, "07 00")));
    }

    private static MemorySegment template(Message message) {
        byte[] bytes = message.bytes();
        MemorySegment template = Arena.ofAuto().allocate(bytes.length);
        MemorySegment.copy(bytes, 0, template, JAVA_BYTE, 0, bytes.length);
        return template;
    }

    /** Registers read so far. */
    long reads() {
        return reads;
    }

    /** Interrupts got so far. */
    long interrupts() {
        return interrupts;
    }

    @Override
    public GuestRam ram() {
        return ram;
    }

    /** Those of the memory BAR, whatever is asked for. */
    @Override
    public Registers registers(int bar) {
        return new Registers() {
            @Override
            public int read(int offset) {
                return readRegister(offset);
            }

            @Override
            public void write(int offset, int value) {
                writeRegister(offset, value);
            }
        };
    }

    @Override
    public void awaitInterrupt() {
        try {
            if (!event.await(GUARD_MILLIS)) {
                throw new IllegalStateException("no interrupt");
            }
            event.drain();
            interrupts++;
            told = true;
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
        event.close();
        memory.close();
    }

    private int readRegister(int offset) {
        try {
            read.set(JAVA_INT_UNALIGNED, OFFSET, offset);
            ask(read);
            int value = in.get(JAVA_INT_UNALIGNED, DATA);
            reads++;
            unmaskWhenTold();
            return value;
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeRegister(int offset, int value) {
        try {
            write.set(JAVA_INT_UNALIGNED, OFFSET, offset);
            write.set(JAVA_INT_UNALIGNED, DATA, value);
            socket.send(write, 0, write.byteSize());
            unmaskWhenTold();
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
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
                throw new IllegalStateException("the platform closed the connection");
            }
            got += bytes;
        }
        if ((in.get(JAVA_INT_UNALIGNED, FLAGS) & ERROR) != 0) {
            throw new IllegalStateException("the platform refused a message");
        }
    }
}
