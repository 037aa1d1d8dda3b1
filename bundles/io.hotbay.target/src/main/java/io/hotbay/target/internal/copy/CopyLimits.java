// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.copy;

/** What one EXTENDED COPY may ask for; told by OPERATING PARAMETERS and by VPD page 8Fh. */
public final class CopyLimits {

    /** As many as there are targets on a bus. */
    public static final int CSCD_MAXIMUM = 16;
    /** Enough for initiators, which send one or a few. */
    public static final int SEGMENTS_MAXIMUM = 16;
    /** The bytes that a copy has of its own, and that it reads and writes at a time. */
    public static final int BUFFER_BYTES = 0x10_0000;
    /** Copies of one port at a time: a guest gets no more memory by them than this many buffers, nor more threads. */
    public static final int COPIES_MAXIMUM = 4;
    /** List identifiers of one I_T nexus whose results are held. */
    public static final int RESULTS_MAXIMUM = 16;

    static final int CSCD_BYTES = 32;
    static final int SEGMENT_BYTES = 28;
    static final int LIST_MAXIMUM = CSCD_MAXIMUM * CSCD_BYTES + SEGMENTS_MAXIMUM * SEGMENT_BYTES;
    static final int CSCD_IDENTIFICATION = 0xE4;
    static final int SEGMENT_BLOCK_TO_BLOCK = 0x02;
    /** NUMBER OF BLOCKS has 16 bits, and a block 4096 bytes at most. */
    static final int SEGMENT_MAXIMUM = 0xFFFF * 4096;

    private CopyLimits() {}
}
