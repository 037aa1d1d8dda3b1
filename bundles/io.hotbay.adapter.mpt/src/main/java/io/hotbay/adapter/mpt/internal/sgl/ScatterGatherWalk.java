// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.sgl;

import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.ADDRESS_64;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.ADDRESS_HIGH;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.ADDRESS_LOW;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.CHAIN_LENGTH;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.CHAIN_NEXT_OFFSET;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.END_OF_LIST;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.FLAGS;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.LAST_ELEMENT;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.LOCAL_ADDRESS;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.SIMPLE_FLAGS_LENGTH;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.SIMPLE_LENGTH;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.TYPE;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.TYPE_CHAIN;
import static io.hotbay.adapter.mpt.internal.sgl.ElementLayout.TYPE_SIMPLE;

import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.RequestHeaderLayout;
import io.hotbay.adapter.mpt.internal.wire.Address;
import io.hotbay.memory.MemoryLease;
import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.DataDirection;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Walks a scatter/gather list (MPI 1.2) and gathers the guest's pages that it names, up to a length. Each
 * segment is copied once before it is looked at; the walk is bounded by {@link SglBounds}. A list may hold less than
 * the length, or more.
 *
 * <p>One thread at a time: a walk keeps the segment that it is in.
 */
public final class ScatterGatherWalk {

    private final byte[] chainSegment = new byte[SglBounds.MAX_SEGMENT_BYTES];
    private final MemorySegment chainMemory = MemorySegment.ofArray(chainSegment);

    private byte[] segment = chainSegment;
    private int position;
    private int end;
    /** Where the chain element of this segment starts; {@link #end} when there is none. */
    private int chainAt;
    private int elements;
    private int depth;

    /**
     * Appends to a request's scatter list what its elements name.
     *
     * @param slot a request that was fetched from guest memory
     * @param start where the list starts in its frame
     * @param length how many bytes to gather at most
     * @param direction IN when the memory is going to be written
     */
    public WalkResult gather(CommandSlot slot, int start, long length, DataDirection direction) {
        int chainOffset = RequestHeaderLayout.CHAIN_OFFSET.get(slot.frame());
        MemoryLease lease = Objects.requireNonNull(slot.lease());
        ScatterList list = slot.data();
        elements = 0;
        depth = 0;
        if (!enter(slot.frame(), start, CommandSlot.FRAME_BYTES, chainOffset)) {
            return WalkResult.TRUNCATED;
        }
        while (list.byteCount() < length && position < end) {
            if (++elements > SglBounds.MAX_ELEMENTS) {
                return WalkResult.TOO_LONG;
            }
            Step step = step(lease, list, length - list.byteCount(), direction == DataDirection.IN);
            if (list.count() > SglBounds.MAX_PIECES) {
                return WalkResult.TOO_LONG;
            }
            if (step != Step.NEXT) {
                return step.result;
            }
        }
        return WalkResult.COMPLETE;
    }

    /** The direction that the first element gives, for requests that give none themselves. */
    public static DataDirection direction(byte[] frame, int start) {
        boolean out = ElementLayout.HOST_TO_IOC.isSet(FLAGS.get(frame, start));
        return out ? DataDirection.OUT : DataDirection.IN;
    }

    /** Starts on a segment. False when its chain element, whose offset is in dwords, is not inside. */
    private boolean enter(byte[] bytes, int start, int newEnd, int chainOffset) {
        segment = bytes;
        position = start;
        end = newEnd;
        chainAt = chainOffset == 0 ? end : chainOffset * Integer.BYTES;
        return chainAt >= start && chainAt <= end;
    }

    private Step step(MemoryLease lease, ScatterList list, long wanted, boolean write) {
        if (position + ElementLayout.BYTES_32 > end) {
            return Step.TRUNCATED;
        }
        int flags = FLAGS.get(segment, position);
        int bytes = ADDRESS_64.isSet(flags) ? ElementLayout.BYTES_64 : ElementLayout.BYTES_32;
        if (position + bytes > end) {
            return Step.TRUNCATED;
        }
        if (LOCAL_ADDRESS.isSet(flags)) {
            return Step.UNSUPPORTED;
        }
        int high = ADDRESS_64.isSet(flags) ? ADDRESS_HIGH.get(segment, position) : 0;
        long address = Address.of(high, ADDRESS_LOW.get(segment, position));
        switch (TYPE.get(flags)) {
            case TYPE_SIMPLE -> {
                long length = Math.min(wanted, SIMPLE_LENGTH.get(SIMPLE_FLAGS_LENGTH.get(segment, position)));
                // the address of an empty element means nothing
                boolean mapped = length == 0 || lease.append(list, address, length, write);
                return mapped ? afterSimple(flags, bytes) : Step.NOT_MAPPED;
            }
            case TYPE_CHAIN -> {
                return chain(lease, address);
            }
            default -> {
                return Step.UNSUPPORTED;
            }
        }
    }

    private Step afterSimple(int flags, int bytes) {
        position += bytes;
        if (END_OF_LIST.isSet(flags)) {
            return Step.LAST;
        }
        if (LAST_ELEMENT.isSet(flags)) {
            position = Math.max(position, chainAt);
        }
        return Step.NEXT;
    }

    private Step chain(MemoryLease lease, long address) {
        int length = CHAIN_LENGTH.get(segment, position);
        int next = CHAIN_NEXT_OFFSET.get(segment, position);
        if (++depth > SglBounds.MAX_CHAIN_DEPTH) {
            return Step.TOO_LONG;
        }
        if (!lease.read(address, chainMemory, 0, length)) {
            return Step.NOT_MAPPED;
        }
        return enter(chainSegment, 0, length, next) ? Step.NEXT : Step.TRUNCATED;
    }

    private enum Step {
        NEXT(WalkResult.COMPLETE),
        LAST(WalkResult.COMPLETE),
        TRUNCATED(WalkResult.TRUNCATED),
        UNSUPPORTED(WalkResult.UNSUPPORTED_ELEMENT),
        NOT_MAPPED(WalkResult.NOT_MAPPED),
        TOO_LONG(WalkResult.TOO_LONG);

        private final WalkResult result;

        Step(WalkResult result) {
            this.result = result;
        }
    }
}
