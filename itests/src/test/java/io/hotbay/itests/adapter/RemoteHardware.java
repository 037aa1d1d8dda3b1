// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import io.hotbay.adapter.mpt.internal.driver.GuestRam;
import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.Answer;
import io.hotbay.transport.vfiouser.internal.Message;
import io.hotbay.transport.vfiouser.internal.Ram;
import io.hotbay.transport.vfiouser.internal.TestVmm;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A machine whose VMM has the adapter behind a socket. Like QEMU it posts what goes to memory BARs, and unmasks the
 * interrupt after the first access that follows it; interrupts by messages need no unmasking.
 */
final class RemoteHardware implements Hardware, AutoCloseable {

    static final int RAM_BYTES = 0x10_0000;

    private static final int READ_WRITE = 0x3;
    private static final int EVENTFD_TRIGGER = 0x24;
    private static final int NONE_UNMASK = 0x11;
    private static final int NONE_TRIGGER = 0x21;
    private static final int INTX = 0;
    private static final int MSI = 1;
    private static final int CONFIGURATION = 7;
    private static final int COMMAND = 0x04;
    private static final int MSI_CONTROL = 0x5A;
    private static final int MSI_ADDRESS = 0x5C;
    private static final int MEMORY_BAR = 1;
    private static final int GUARD_MILLIS = 60_000;
    private static final int REPEATED_REQUEST = 16;

    private final TestVmm vmm;
    private final Ram memory;
    private final GuestRam ram;
    private final EventDescriptor event;
    private final boolean messages;
    private boolean told;

    private RemoteHardware(TestVmm vmm, Ram memory, EventDescriptor event, boolean messages) {
        this.messages = messages;
        this.vmm = vmm;
        this.memory = memory;
        this.ram = new GuestRam(0, memory.segment());
        this.event = event;
    }

    /** Connects, gives memory and an interrupt, and lets the function answer and master the bus, as firmware does. */
    static RemoteHardware connect(Path socket) throws PosixException {
        return connect(socket, false);
    }

    /** Connects, and turns MSI on in place of the pin, as QEMU does when a guest's driver does so. */
    static RemoteHardware connectByMessages(Path socket) throws PosixException {
        RemoteHardware hardware = connect(socket, true);
        hardware.ask(Message.write(CONFIGURATION, MSI_ADDRESS, "00 00 e0 fe 00 00 00 00 21 40"));
        hardware.ask(Message.write(CONFIGURATION, MSI_CONTROL, "81 00"));
        hardware.ask(Message.setIrqs(NONE_TRIGGER, INTX, 0, 0));
        hardware.ask(Message.setIrqs(EVENTFD_TRIGGER, MSI, 0, 1), hardware.event.descriptor());
        return hardware;
    }

    private static RemoteHardware connect(Path socket, boolean messages) throws PosixException {
        RemoteHardware hardware = new RemoteHardware(
                TestVmm.negotiated(socket), Ram.of(RAM_BYTES, true), EventDescriptor.create(), messages);
        hardware.ask(Message.dmaMap(READ_WRITE, 0, 0, RAM_BYTES), hardware.memory.file());
        hardware.ask(Message.setIrqs(EVENTFD_TRIGGER, INTX, 0, 1), hardware.event.descriptor());
        hardware.ask(Message.write(CONFIGURATION, COMMAND, "07 00"));
        return hardware;
    }

    @Override
    public GuestRam ram() {
        return ram;
    }

    @Override
    public Registers registers(int bar) {
        return new Registers() {
            @Override
            public int read(int offset) {
                return RemoteHardware.this.read(bar, offset);
            }

            @Override
            public void write(int offset, int value) {
                RemoteHardware.this.write(bar, offset, value);
            }
        };
    }

    @Override
    public void awaitInterrupt() {
        try {
            if (!event.await(GUARD_MILLIS)) {
                throw new AssertionError("no interrupt");
            }
            event.drain();
            told = !messages;
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The VMM resets the function. */
    void reset() {
        try {
            ask(Message.reset());
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The VMM dies: the connection ends, its memory is gone. Nothing of it may be used any more. */
    @Override
    public void close() {
        vmm.close();
        event.close();
        memory.close();
    }

    /** The connection ends; what is in the memory can still be looked at until {@link #close}. */
    void disconnect() {
        vmm.close();
    }

    private int read(int bar, int offset) {
        try {
            String answer = ask(Message.read(bar, offset, Integer.BYTES)).payload();
            byte[] payload = HexFormat.ofDelimiter(" ").parseHex(answer);
            return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt(REPEATED_REQUEST);
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(int bar, int offset, int value) {
        String data = HexFormat.of().toHexDigits(Integer.reverseBytes(value));
        try {
            Message message = Message.write(bar, offset, data);
            if (bar == MEMORY_BAR) {
                vmm.send(message.noReply());
                unmaskWhenTold();
            } else {
                ask(message);
            }
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer ask(Message message, Descriptor... descriptors) throws PosixException {
        Answer answer = vmm.ask(message, descriptors);
        if (answer.flags() != Answer.REPLY) {
            throw new AssertionError("refused: " + answer);
        }
        unmaskWhenTold();
        return answer;
    }

    private void unmaskWhenTold() throws PosixException {
        if (told) {
            told = false;
            ask(Message.setIrqs(NONE_UNMASK, 0, 0, 1));
        }
    }
}
