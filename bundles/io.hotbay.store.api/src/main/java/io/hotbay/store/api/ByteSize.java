// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes as users type and read them: a number of bytes, or of {@code K}, {@code M}, {@code G}, {@code T}, each 1024
 * times the one before. A size is whole blocks of {@value StoreFacts#MINIMUM_BLOCK_SIZE} bytes, and at least one.
 */
public final class ByteSize {

    private static final Pattern SIZE = Pattern.compile("([0-9]+)([KMGT]?)");
    private static final String UNITS = "KMGT";
    private static final int BITS_OF_UNIT = 10;

    private ByteSize() {}

    /**
     * The number of bytes.
     *
     * @throws StoreException with the sentence for the user
     */
    public static long parse(String text) throws StoreException {
        Matcher matcher = SIZE.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new StoreException(
                    "'" + text + "' is no size; write a number of bytes, or a number with K, M, G or T, such as 512M.");
        }
        int unit = matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
        long bytes;
        try {
            bytes = Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << unit * BITS_OF_UNIT);
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw new StoreException(
                    "The size " + text + " is too large; the limit is 2 to the 63rd power bytes.", tooLarge);
        }
        if (bytes == 0 || bytes % StoreFacts.MINIMUM_BLOCK_SIZE != 0) {
            throw new StoreException("The size " + text + " is not whole blocks; give a multiple of "
                    + StoreFacts.MINIMUM_BLOCK_SIZE + " bytes, at least one block.");
        }
        return bytes;
    }

    /** The shortest text that {@link #parse} turns into this number again. */
    public static String format(long bytes) {
        long number = bytes;
        int unit = 0;
        while (number != 0 && number % (1 << BITS_OF_UNIT) == 0 && unit < UNITS.length()) {
            number >>= BITS_OF_UNIT;
            unit++;
        }
        return unit == 0 ? Long.toString(number) : number + UNITS.substring(unit - 1, unit);
    }
}
