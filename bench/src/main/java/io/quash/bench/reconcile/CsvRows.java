package io.quash.bench.reconcile;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Reads a file of comma-separated values (RFC 4180, LF or CRLF) row by row, its values by the names in its first line. */
final class CsvRows implements AutoCloseable {
    private final Path path;
    private final BufferedReader in;
    private final List<String> columns;
    private List<String> row = List.of();
    private int line;

    /** @throws IllegalArgumentException when a column that is needed is missing */
    CsvRows(final Path path, final String... needed) throws IOException {
        this.path = path;
        in = Files.newBufferedReader(path);
        columns = Objects.requireNonNullElse(read(), List.of());
        for (final String column : needed) {
            if (!columns.contains(column)) {
                in.close();
                throw new IllegalArgumentException(path + " has no column '" + column + "' in its first line");
            }
        }
    }

    /** @return false at the end */
    boolean next() throws IOException {
        final List<String> values = read();
        if (values != null && values.size() != columns.size()) {
            throw problem(values.size() + " values where there are " + columns.size() + " columns");
        }
        row = values;
        return values != null;
    }

    String text(final String column) {
        return row.get(columns.indexOf(column));
    }

    long number(final String column) {
        try {
            return Long.parseLong(text(column));
        } catch (final NumberFormatException e) {
            throw problem(column + " '" + text(column) + "' is no whole number");
        }
    }

    <E extends Enum<E>> E constant(final String column, final Class<E> type) {
        for (final E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text(column))) {
                return constant;
            }
        }
        throw problem(column + " '" + text(column) + "' is none of "
                + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
    }

    /** Of the row's last line, from 1. */
    int line() {
        return line;
    }

    IllegalArgumentException problem(final String what) {
        return new IllegalArgumentException(path + ", line " + line + ": " + what);
    }

    private List<String> read() throws IOException {
        String rest = in.readLine();
        if (rest == null) {
            return null;
        }
        line++;
        final List<String> values = new ArrayList<>();
        final StringBuilder value = new StringBuilder();
        boolean quoted = false;
        int at = 0;
        while (at < rest.length() || quoted) {
            if (at == rest.length()) {
                value.append('\n');
                rest = Objects.requireNonNullElseGet(in.readLine(), () -> {
                    throw problem("the file ends within quotes");
                });
                line++;
                at = 0;
                continue;
            }
            final char c = rest.charAt(at++);
            if (c == '"') {
                final boolean escaped = quoted && at < rest.length() && rest.charAt(at) == '"';
                if (escaped) {
                    value.append(rest.charAt(at++));
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
