// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that an attribute takes.
 *
 * @param takes for people, behind "it takes"
 * @param parser to the canonical form; empty when the value is none
 */
record ValueForm(String takes, Function<String, Optional<String>> parser) {

    /** The canonical word of a rotation rate that is the storage's. */
    private static final String OF_STORAGE = "storage";
    private static final int ROTATION_NOT_TOLD = 0;
    private static final int NON_ROTATING = 1;
    /** What SBC-4 6.6.2 does not reserve. */
    private static final int ROTATION_MINIMUM = 0x0401;
    private static final int ROTATION_MAXIMUM = 0xFFFE;
    /** Shorter ones end commands that are about to finish. */
    private static final long MILLISECONDS_MINIMUM = 100;
    private static final long MILLISECONDS_OF_SECOND = 1000;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,5}");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(ms|s)");
    private static final Pattern NAA = Pattern.compile("[235][0-9a-f]{15}");

    Optional<String> parse(String value) {
        return parser.apply(value);
    }

    /** Text in an ASCII field (SPC-5 4.3.1); spaces at its ends could not be told from padding. */
    static ValueForm text(int maximum, String reason) {
        Pattern pattern = Pattern.compile("(?! )[ -~]{1," + maximum + "}(?<! )");
        return new ValueForm(
                "1 to " + maximum + " printable ASCII characters without a space at either end; " + reason,
                value -> Optional.of(value).filter(text -> pattern.matcher(text).matches()));
    }

    /** Those with 64 bits (SPC-5 7.8.6): IEEE extended 2h, locally assigned 3h, IEEE registered 5h. */
    static ValueForm naa() {
        return new ValueForm("16 hexadecimal digits of which the first is 2, 3 or 5; others are not 64 bits long",
                value -> Optional.of(value.toLowerCase(Locale.ROOT)).filter(text -> NAA.matcher(text).matches()));
    }

    static ValueForm onOff() {
        return new ValueForm("on or off",
                value -> Optional.of(value).filter(text -> text.equals("on") || text.equals("off")));
    }

    static ValueForm rotationRate() {
        return new ValueForm(OF_STORAGE + " (as the storage is), " + ROTATION_NOT_TOLD + " (not told), " + NON_ROTATING
                + " (non-rotating) or " + ROTATION_MINIMUM + " to " + ROTATION_MAXIMUM + "; SBC-4 reserves the others",
                value -> Optional.of(value).filter(text -> text.equals(OF_STORAGE) || isRotationRate(text)));
    }

    private static boolean isRotationRate(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return false;
        }
        int rate = Integer.parseInt(text);
        return rate == ROTATION_NOT_TOLD || rate == NON_ROTATING
                || (rate >= ROTATION_MINIMUM && rate <= ROTATION_MAXIMUM);
    }

    static ValueForm blockSize() {
        return new ValueForm("512 or 4096",
                value -> Optional.of(value).filter(text -> text.equals("512") || text.equals("4096")));
    }

    static ValueForm number(int minimum, int maximum, String reason) {
        return new ValueForm(minimum + " to " + maximum + "; " + reason,
                value -> Optional.of(value).filter(text -> NUMBER.matcher(text).matches()
                        && Integer.parseInt(text) >= minimum && Integer.parseInt(text) <= maximum));
    }

    static ValueForm duration(long maximum, String reason) {
        return new ValueForm(
                canonical(MILLISECONDS_MINIMUM) + " to " + canonical(maximum) + ", such as 1500ms or 2s; " + reason,
                value -> {
                    Matcher matcher = DURATION.matcher(value);
                    if (!matcher.matches()) {
                        return Optional.empty();
                    }
                    long unit = matcher.group(2).equals("s") ? MILLISECONDS_OF_SECOND : 1;
                    long milliseconds = Long.parseLong(matcher.group(1)) * unit;
                    return milliseconds < MILLISECONDS_MINIMUM || milliseconds > maximum
                            ? Optional.empty() : Optional.of(canonical(milliseconds));
                });
    }

    /** In seconds where they are whole. */
    private static String canonical(long milliseconds) {
        return milliseconds % MILLISECONDS_OF_SECOND == 0
                ? milliseconds / MILLISECONDS_OF_SECOND + "s" : milliseconds + "ms";
    }
}
