// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.sgl;

/** How far a scatter/gather list is followed. */
public final class SglBounds {

    /**
     * Chain segments after the request frame. IOC_FACTS tells it; Linux and FreeBSD size their lists by it. 34 segments
     * of a frame's size describe more than 1 MiB in pages of 4 KiB.
     */
    public static final int MAX_CHAIN_DEPTH = 0x22;

    /**
     * Elements of one list: more than fit into the deepest chain of frames; larger segments would let a guest keep a
     * thread busy.
     */
    public static final int MAX_ELEMENTS = 0x2000;

    /**
     * Pieces that the elements of one list may come to where they cross windows of guest memory. A guest's windows are
     * few and large; many small ones would multiply what each list costs here.
     */
    static final int MAX_PIECES = MAX_ELEMENTS;

    /** Bytes of a chain segment: all that its length field can say. */
    static final int MAX_SEGMENT_BYTES = 0xFFFF;

    private SglBounds() {}
}
