// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Least, middle and largest of some measurements. */
record Spread(double minimum, double median, double maximum) {

    static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** As {@code minimum/median/maximum} with some decimals. */
    String text(int decimals) {
        String number = "%." + decimals + "f";
        return String.format(Locale.ROOT, number + " / " + number + " / " + number, minimum, median, maximum);
    }
}
