// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.frame;

import static io.hotbay.adapter.mpt.internal.frame.ReplyHeaderLayout.IOC_STATUS;
import static io.hotbay.adapter.mpt.internal.frame.ReplyHeaderLayout.MSG_FLAGS;
import static io.hotbay.adapter.mpt.internal.frame.ReplyHeaderLayout.MSG_LENGTH;

import io.hotbay.adapter.mpt.internal.wire.Field;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A reply on its way to the host: a frame's worth of bytes, or the request's context alone. Guarded by the record's
 * lock.
 */
public final class Reply {

    /** The longest reply, IOC_FACTS of MPI 1.5. */
    public static final int MAXIMUM_BYTES = 0x50;

    private final byte[] bytes = new byte[MAXIMUM_BYTES];
    private final MemorySegment segment = MemorySegment.ofArray(bytes);
    private final @Nullable CommandSlot slot;
    private int length;
    private boolean contextOnly;

    /** A reply that stands for no request in flight: a handshake's, or an event's. */
    public Reply() {
        this(null);
    }

    /** The reply of a request; its slot is free when the reply has been posted. */
    Reply(@Nullable CommandSlot slot) {
        this.slot = slot;
    }

    /** Starts a reply of some bytes, a multiple of four, for a request: successful so far. */
    public Reply begin(byte[] request, int newLength) {
        begin(RequestHeaderLayout.FUNCTION.get(request), RequestHeaderLayout.MSG_CONTEXT.get(request), newLength);
        return this;
    }

    /** Starts a reply for a function and a context. */
    public void begin(int function, int context, int newLength) {
        Arrays.fill(bytes, (byte) 0);
        contextOnly = false;
        length = newLength;
        ReplyHeaderLayout.FUNCTION.set(bytes, function);
        ReplyHeaderLayout.MSG_CONTEXT.set(bytes, context);
        MSG_LENGTH.set(bytes, newLength / Integer.BYTES);
    }

    /** Makes it a reply of 32 bits. */
    public void contextOnly(int context) {
        contextOnly = true;
        ReplyHeaderLayout.MSG_CONTEXT.set(bytes, context);
    }

    /** Sets a field. */
    public Reply set(Field field, int value) {
        field.set(bytes, value);
        return this;
    }

    /** Sets the outcome. */
    public Reply status(IocStatus status) {
        return set(IOC_STATUS, status.code());
    }

    /** Tells the host that more replies to the same request will follow. */
    public void continuation() {
        set(MSG_FLAGS, ReplyHeaderLayout.CONTINUATION_REPLY.mask());
    }

    /** Whether it is the context alone. */
    public boolean isContextOnly() {
        return contextOnly;
    }

    /** The context of the request. */
    public int context() {
        return ReplyHeaderLayout.MSG_CONTEXT.get(bytes);
    }

    /** The bytes, of which {@link #length()} count. */
    public byte[] bytes() {
        return bytes;
    }

    /** The same bytes. */
    public MemorySegment segment() {
        return segment;
    }

    /** The length in bytes. */
    public int length() {
        return length;
    }

    /** The slot of the request that it answers. */
    public @Nullable CommandSlot slot() {
        return slot;
    }
}
