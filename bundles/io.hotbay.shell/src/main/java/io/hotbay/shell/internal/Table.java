// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text whose columns stand below each other. */
final class Table {

    /** Which edge of its column a cell keeps to. */
    enum Alignment {
        LEFT,
        RIGHT
    }

    private static final String GAP = "  ";

    private final List<Alignment> alignments;
    private final List<List<String>> rows = new ArrayList<>();

    Table(Alignment... alignments) {
        this.alignments = List.of(alignments);
    }

    /** Adds a row with a cell for each column. */
    void row(Object... cells) {
        if (cells.length != alignments.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + alignments.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    /** The rows as lines, each behind an indentation, without blanks at their ends. */
    String format(String indentation) {
        int[] widths = new int[alignments.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return String.join("\n", rows.stream().map(row -> line(indentation, row, widths)).toList());
    }

    private String line(String indentation, List<String> row, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String fill = " ".repeat(widths[column] - cell.length());
            cells.add(alignments.get(column) == Alignment.LEFT ? cell + fill : fill + cell);
        }
        return (indentation + String.join(GAP, cells)).stripTrailing();
    }
}
