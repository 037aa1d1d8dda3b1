// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** ASCII data fields (SPC-5 4.3.1): printable, left-aligned, padded with spaces. */
final class Ascii {

    private static final byte SPACE = ' ';
    private static final byte LAST = '~';

    private Ascii() {}

    /** Fills a field; what does not fit is dropped, what is not printable becomes a space. */
    static void put(byte[] data, int offset, int width, String text) {
        Arrays.fill(data, offset, offset + width, SPACE);
        byte[] bytes = bytes(text);
        System.arraycopy(bytes, 0, data, offset, Math.min(width, bytes.length));
    }

    /** The text as bytes. */
    static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < SPACE || bytes[i] > LAST) {
                bytes[i] = SPACE;
            }
        }
        return bytes;
    }
}
