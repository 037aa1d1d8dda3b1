// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.unit;

import static io.hotbay.adapter.mpt.internal.registers.DoorbellLayout.FUNCTION_HANDSHAKE;
import static io.hotbay.adapter.mpt.internal.registers.DoorbellLayout.FUNCTION_IO_UNIT_RESET;
import static io.hotbay.adapter.mpt.internal.registers.DoorbellLayout.FUNCTION_MESSAGE_UNIT_RESET;
import static io.hotbay.adapter.mpt.internal.registers.DoorbellLayout.FUNCTION_REPLY_FRAME_REMOVAL;

import io.hotbay.adapter.mpt.internal.count.Counters;
import io.hotbay.adapter.mpt.internal.registers.DoorbellLayout;
import io.hotbay.adapter.mpt.internal.registers.Handshake;
import io.hotbay.adapter.mpt.internal.registers.Register;
import io.hotbay.adapter.mpt.internal.registers.RegisterSpace;
import io.hotbay.adapter.mpt.internal.state.IocRecord;
import io.hotbay.adapter.mpt.internal.state.IocState;
import java.util.HexFormat;

/**
 * What the registers do, one method for each side effect (MPI 1.2). Values are read under the record's lock.
 */
final class SystemInterface {

    private final IocRecord record;
    private final ReplyPath replies;
    private final RequestPath requests;
    private final HandshakePath handshakes;
    private final UnitReset resets;
    private final Counters counters;

    SystemInterface(
            IocRecord record,
            ReplyPath replies,
            RequestPath requests,
            HandshakePath handshakes,
            UnitReset resets,
            Counters counters) {
        this.record = record;
        this.replies = replies;
        this.requests = requests;
        this.handshakes = handshakes;
        this.resets = resets;
        this.counters = counters;
    }

    /** Gives the registers of a space their behaviour. */
    void bind(RegisterSpace space) {
        space.bind(Register.DOORBELL, this::doorbell, record.handshake()::afterRead, this::onDoorbellWrite);
        space.bind(Register.WRITE_SEQUENCE, () -> 0, this::onWriteSequenceWrite);
        space.bind(Register.HOST_DIAGNOSTIC, record.diagnostic()::value, record.diagnostic()::afterRead,
                this::onHostDiagnosticWrite);
        space.bind(Register.TEST_BASE_ADDRESS, record.window()::testBaseAddress, this::onTestBaseAddressWrite);
        space.bind(Register.DIAG_RW_DATA, () -> 0, this::onDiagRwData, value -> onDiagRwDataWrite());
        space.bind(Register.DIAG_RW_ADDRESS, record.window()::address, this::onDiagRwAddressWrite);
        space.bind(Register.HOST_INTERRUPT_STATUS, record.interrupts()::status, value -> onHostInterruptStatusWrite());
        space.bind(Register.HOST_INTERRUPT_MASK, record.interrupts()::mask, this::onHostInterruptMaskWrite);
        space.bind(Register.REQUEST_FIFO, () -> 0, requests::post);
        space.bind(Register.REPLY_FIFO, replies::next, replies::afterRead, this::onReplyFifoWrite);
    }

    private int doorbell() {
        Handshake handshake = record.handshake();
        int value = DoorbellLayout.STATE.set(0, record.state().code());
        value = DoorbellLayout.IN_USE.set(value, handshake.inUse() ? 1 : 0);
        value = DoorbellLayout.WHO_INIT.set(value, record.host().whoInit());
        int data = record.state() == IocState.FAULT ? record.fault().code() : handshake.data();
        return DoorbellLayout.DATA.set(value, data);
    }

    private void onDoorbellWrite(int value) {
        if (record.handshake().phase() == Handshake.Phase.RECEIVING) {
            handshakes.receive(value);
            return;
        }
        int function = DoorbellLayout.FUNCTION.get(value);
        boolean faulted = record.state() == IocState.FAULT;
        switch (function) {
            case FUNCTION_IO_UNIT_RESET -> resets.ioUnit();
            case FUNCTION_MESSAGE_UNIT_RESET -> {
                if (faulted) {
                    counters.unhandled("message unit reset in state FAULT");
                } else {
                    resets.messageUnit();
                }
            }
            case FUNCTION_HANDSHAKE -> handshakes.begin(DoorbellLayout.MESSAGE_DWORDS.get(value));
            case FUNCTION_REPLY_FRAME_REMOVAL -> onReplyFrameRemoval();
            default -> counters.unhandled("doorbell function " + HexFormat.of().toHexDigits((byte) function));
        }
    }

    private void onReplyFrameRemoval() {
        synchronized (record) {
            if (record.state() == IocState.OPERATIONAL) {
                replies.returnFrames();
            } else {
                counters.unhandled("reply frame removal in state " + record.state());
            }
        }
    }

    private void onWriteSequenceWrite(int value) {
        synchronized (record) {
            record.writeSequence().write(value);
        }
    }

    private void onHostDiagnosticWrite(int value) {
        boolean reset;
        boolean locked;
        synchronized (record) {
            locked = !record.writeSequence().enabled();
            reset = record.diagnostic().write(value);
        }
        if (reset) {
            resets.hard();
        } else if (locked) {
            counters.unhandled("write HOST_DIAGNOSTIC without its key");
        }
    }

    private void onTestBaseAddressWrite(int value) {
        synchronized (record) {
            record.window().testBaseAddress(value);
        }
    }

    private void onDiagRwData() {
        if (record.diagnostic().readWriteEnabled()) {
            record.window().advance();
        }
    }

    private void onDiagRwDataWrite() {
        counters.unhandled("write DIAG_RW_DATA");
        synchronized (record) {
            onDiagRwData();
        }
    }

    private void onDiagRwAddressWrite(int value) {
        synchronized (record) {
            record.window().address(value);
        }
    }

    private void onHostInterruptStatusWrite() {
        synchronized (record) {
            record.interrupts().acknowledgeDoorbell(record.handshake().acknowledge());
            replies.interruptChanged();
        }
    }

    private void onHostInterruptMaskWrite(int value) {
        synchronized (record) {
            record.interrupts().mask(value);
            replies.interruptChanged();
        }
    }

    private void onReplyFifoWrite(int address) {
        synchronized (record) {
            replies.freeFrame(address);
        }
    }
}
