// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import java.util.List;

/** A piece of a data buffer, and how mptscsih tells the adapter of many: elements in the frame, the rest in chains. */
public record Piece(long address, int length) {

    private static final int LIST = 0x30;
    private static final int ELEMENT_BYTES = 0x0C;
    private static final int IN_FRAME = 6;
    private static final int IN_SEGMENT = 10;
    private static final int SEGMENT_BYTES = 0x80;

    private static final int SIMPLE = 0x1200_0000;
    private static final int CHAIN = 0x3200_0000;
    private static final int LAST_ELEMENT = 0x8000_0000;
    private static final int END = 0xC100_0000;
    private static final int OUT = 0x0400_0000;

    /** Writes the list of a request frame; chain segments go to the address and behind. */
    static void writeList(GuestRam ram, long frame, boolean out, List<Piece> pieces, long segments) {
        int here = pieces.size() > IN_FRAME ? IN_FRAME - 1 : pieces.size();
        writeElements(ram, frame + LIST, out, pieces.subList(0, here), here == pieces.size() ? END : LAST_ELEMENT);
        long chain = frame + LIST + here * ELEMENT_BYTES;
        if (here < pieces.size()) {
            ram.put8(frame + 0x02, (int) (chain - frame) / Integer.BYTES);
        }
        long segment = segments;
        while (here < pieces.size()) {
            int left = pieces.size() - here;
            int now = left > IN_SEGMENT ? IN_SEGMENT - 1 : left;
            boolean more = now < left;
            int next = more ? now * ELEMENT_BYTES / Integer.BYTES : 0;
            int bytes = (more ? now + 1 : now) * ELEMENT_BYTES;
            putElement(ram, chain, CHAIN | next << 16 | bytes, segment);
            writeElements(ram, segment, out, pieces.subList(here, here + now), more ? LAST_ELEMENT : END);
            chain = segment + now * ELEMENT_BYTES;
            segment += SEGMENT_BYTES;
            here += now;
        }
    }

    private static void writeElements(GuestRam ram, long start, boolean out, List<Piece> pieces, int lastFlags) {
        for (int i = 0; i < pieces.size(); i++) {
            int flags = SIMPLE | (out ? OUT : 0) | (i == pieces.size() - 1 ? lastFlags : 0);
            putElement(ram, start + i * ELEMENT_BYTES, flags | pieces.get(i).length, pieces.get(i).address);
        }
    }

    private static void putElement(GuestRam ram, long at, int flagsAndLength, long address) {
        ram.put32(at, flagsAndLength);
        ram.put32(at + 0x04, (int) address);
        ram.put32(at + 0x08, (int) (address >>> Integer.SIZE));
    }
}
