package io.quash.bench.report;

import java.util.List;

/**
 * Rows of text under a header. Columns in which every cell is a number, with a unit or without, are set to the right.
 *
 * @param note said above the table; may be empty
 */
public record Table(String caption, String note, List<String> header, List<List<String>> rows) implements Section {
    /** @throws IllegalArgumentException when a row is not as wide as the header */
    public Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (final List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("'" + caption + "' has " + header.size()
                        + " columns, and a row with " + row.size() + ": " + row);
            }
        }
    }
}
