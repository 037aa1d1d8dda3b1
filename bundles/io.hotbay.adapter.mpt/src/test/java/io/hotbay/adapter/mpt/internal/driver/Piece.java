// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import java.util.List;

/** A piece of a data buffer, and how drivers tell the adapter of many: elements in the frame, the rest in chains. */
public record Piece(long address, int length) {

    private static final int LIST = 0x30;
    private static final int FRAME_BYTES = 0x80;

    private static final int SIMPLE = 0x1000_0000;
    private static final int CHAIN = 0x3000_0000;
    private static final int LAST_ELEMENT = 0x8000_0000;
    private static final int END = 0xC100_0000;
    private static final int OUT = 0x0400_0000;

    /** The two forms of an element. */
    enum Form {
        BITS_32(0x08, 0),
        BITS_64(0x0C, 0x0200_0000);

        private final int bytes;
        private final int flag;

        Form(int bytes, int flag) {
            this.bytes = bytes;
            this.flag = flag;
        }

        void put(GuestRam ram, long at, int flagsAndLength, long address) {
            ram.put32(at, flag | flagsAndLength);
            ram.put32(at + 0x04, (int) address);
            if (this == BITS_64) {
                ram.put32(at + 0x08, (int) (address >>> Integer.SIZE));
            }
        }
    }

    /** Writes the list of a request frame; chain segments of a frame's size go to the address and behind. */
    static void writeList(GuestRam ram, long frame, boolean out, Form form, List<Piece> pieces, long segments) {
        int inFrame = (FRAME_BYTES - LIST) / form.bytes;
        int here = pieces.size() > inFrame ? inFrame - 1 : pieces.size();
        writeElements(ram, frame + LIST, out, form, pieces.subList(0, here), here == pieces.size());
        long chain = frame + LIST + (long) here * form.bytes;
        if (here < pieces.size()) {
            ram.put8(frame + 0x02, (int) (chain - frame) / Integer.BYTES);
        }
        int inSegment = FRAME_BYTES / form.bytes;
        long segment = segments;
        while (here < pieces.size()) {
            int left = pieces.size() - here;
            int now = left > inSegment ? inSegment - 1 : left;
            boolean more = now < left;
            int next = more ? now * form.bytes / Integer.BYTES : 0;
            int bytes = (more ? now + 1 : now) * form.bytes;
            form.put(ram, chain, CHAIN | next << 16 | bytes, segment);
            writeElements(ram, segment, out, form, pieces.subList(here, here + now), !more);
            chain = segment + (long) now * form.bytes;
            segment += FRAME_BYTES;
            here += now;
        }
    }

    private static void writeElements(
            GuestRam ram, long start, boolean out, Form form, List<Piece> pieces, boolean end) {
        for (int i = 0; i < pieces.size(); i++) {
            int last = i < pieces.size() - 1 ? 0 : end ? END : LAST_ELEMENT;
            int flags = SIMPLE | (out ? OUT : 0) | last;
            form.put(ram, start + (long) i * form.bytes, flags | pieces.get(i).length, pieces.get(i).address);
        }
    }
}
