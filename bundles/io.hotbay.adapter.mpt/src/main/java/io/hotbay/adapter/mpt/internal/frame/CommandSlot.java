// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.frame;

import io.hotbay.memory.MemoryLease;
import io.hotbay.memory.ScatterList;
import io.hotbay.target.api.CommandListener;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.ScsiCommand;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One request from its fetch to its reply: a private copy of its frame, the command with its data buffer, the lease on
 * the guest's memory, the reply. Until the command is submitted it belongs to the connection's thread, afterwards to
 * whoever holds the record's lock. A reset abandons the slots in flight; an abandoned slot is never used again, so a
 * completion that comes late meets nobody else's command.
 */
public final class CommandSlot implements CommandListener {

    /** The size of a request frame, which IOC_FACTS tells the host. */
    public static final int FRAME_BYTES = 0x80;

    private static final int USUAL_PIECES = 16;

    private final int number;
    private final Completion completion;
    private final byte[] frame = new byte[FRAME_BYTES];
    private final MemorySegment frameSegment = MemorySegment.ofArray(frame);
    private final ScatterList data = new ScatterList(USUAL_PIECES);
    private final ScsiCommand command = new ScsiCommand(data, this);
    private final Reply reply = new Reply(this);
    private @Nullable MemoryLease lease;
    private boolean abandoned;

    /** Hears of the end of a slot's command. */
    @FunctionalInterface
    public interface Completion {

        /** As {@link CommandListener#commandDone}. */
        void done(CommandSlot slot, CommandResult result, long transferred);
    }

    /** A slot; the number is unique among those of a pool that are in use. */
    CommandSlot(int number, Completion completion) {
        this.number = number;
        this.completion = completion;
    }

    /** A slot outside any pool, for messages that are answered at once. */
    public static CommandSlot standalone() {
        return new CommandSlot(-1, (slot, result, transferred) -> {});
    }

    @Override
    public void commandDone(ScsiCommand ended, CommandResult result, long transferred) {
        completion.done(this, result, transferred);
    }

    /**
     * The slot is abandoned and has but a lease left; one in use, whose port was closed above it, ends like any other.
     */
    @Override
    public void commandReturned(ScsiCommand returned) {
        completion.done(this, CommandResult.TERMINATED, 0);
    }

    /**
     * Copies a request frame, once. What lies behind the last mapped byte is zero.
     *
     * @return false when not even a request header is there
     */
    public boolean fetch(MemoryLease memory, long address) {
        lease = memory;
        if (memory.read(address, frameSegment, 0, FRAME_BYTES)) {
            return true;
        }
        // a short request at the end of a window, or of all addresses
        Arrays.fill(frame, (byte) 0);
        int got = 0;
        while (got < FRAME_BYTES && Long.compareUnsigned(address + got, address) >= 0
                && memory.read(address + got, frameSegment, got, Integer.BYTES)) {
            got += Integer.BYTES;
        }
        return got >= RequestHeaderLayout.BYTES;
    }

    /** Takes over a frame that came another way. */
    public void copy(byte[] message) {
        System.arraycopy(message, 0, frame, 0, FRAME_BYTES);
    }

    /** Gives the guest's memory back. Nothing may touch the data buffer afterwards. */
    public void closeLease() {
        MemoryLease held = lease;
        lease = null;
        if (held != null) {
            held.close();
        }
    }

    /** A tag that no other command of the nexus has, whatever contexts the guest chooses. */
    public long tag() {
        return (long) number << Integer.SIZE | Integer.toUnsignedLong(context());
    }

    /** The host's number for the request. */
    public int context() {
        return RequestHeaderLayout.MSG_CONTEXT.get(frame);
    }

    /** The private copy of the request frame. */
    public byte[] frame() {
        return frame;
    }

    /** The command. */
    public ScsiCommand command() {
        return command;
    }

    /** The command's data buffer. */
    public ScatterList data() {
        return data;
    }

    /** The lease that the frame was read by; null for a frame that came another way. */
    public @Nullable MemoryLease lease() {
        return lease;
    }

    /** Takes over a lease for a frame that came another way. */
    public void lease(MemoryLease memory) {
        lease = memory;
    }

    /** The reply. */
    public Reply reply() {
        return reply;
    }

    /** Whether a reset took the request away. */
    public boolean isAbandoned() {
        return abandoned;
    }

    int number() {
        return number;
    }

    void abandon() {
        abandoned = true;
    }
}
