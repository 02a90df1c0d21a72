package io.quash.engine.config;

import java.nio.file.Path;

/**
 * Refuses what Chronicle Wire's tokeniser takes for something else than is written: a value that is cut off at a
 * {@code #} or a comma, quotes and lists that are never closed, tabs, escapes. Holds for one line at a time, so quotes
 * and flow lists must end on theirs.
 */
final class LineCheck {
    private static final char NONE = 0;

    private final Path file;
    private int lineNumber;
    private char quote;
    private boolean inList;

    LineCheck(final Path file) {
        this.file = file;
    }

    void check(final String yaml) {
        yaml.lines().forEach(this::checkLine);
    }

    private void checkLine(final String line) {
        lineNumber++;
        quote = NONE;
        inList = false;
        char previous = ' ';
        for (int i = 0; i < line.length(); i++) {
            final char c = line.charAt(i);
            if (quote == NONE && c == '#' && previous == ' ') {
                break;
            }
            requireVisible(c);
            if (quote == NONE) {
                checkPlain(c, previous);
            } else {
                checkQuoted(c, i + 1 < line.length() ? line.charAt(i + 1) : ' ');
            }
            previous = c;
        }
        require(quote == NONE, "a quote that is not closed on its line");
        require(!inList, "a list that is not closed on its line; write [A, B], or one entry a line, each after '- '");
    }

    private void checkPlain(final char c, final char previous) {
        switch (c) {
            case '\'', '"':
                if (previous == ' ' || previous == ',' || previous == '[') {
                    quote = c;
                }
                break;
            case '[':
                require(previous == ' ' && !inList, "a [ inside a value or a list; quote the value");
                inList = true;
                break;
            case ']':
                require(inList, "a ] without its [; quote a value that has brackets");
                inList = false;
                break;
            case ',':
                require(inList, "a comma outside a list; quote a value that has commas");
                break;
            case '{', '}':
                require(false, "braces, which are not taken; write one key a line, and quote a value that has braces");
                break;
            case '#':
                require(false, "a # right behind a value; put a blank before a comment, or quote the value");
                break;
            default:
                break;
        }
    }

    private void checkQuoted(final char c, final char following) {
        require(quote == '\'' || c != '\\', "a backslash inside double quotes; use single ones");
        if (c == quote) {
            require(
                    following == ' ' || following == ',' || following == ']' || following == ':',
                    "a quote with something right behind it; a value cannot have its own kind of quotes inside");
            quote = NONE;
        }
    }

    private void requireVisible(final char c) {
        require(c != '\t', "a tab; use blanks");
        require(
                !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT,
                String.format("the invisible character U+%04X", (int) c));
    }

    private void require(final boolean fine, final String what) {
        if (!fine) {
            throw new IllegalArgumentException(file + ": line " + lineNumber + ": has " + what);
        }
    }
}
