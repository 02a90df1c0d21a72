package io.quash.transport;

/** Flyweight over one {@code name: value} line. Blanks around the value are not part of it. */
final class HeaderLine {
    private byte[] text;
    private HeaderName name;
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;

    Malformation wrap(final byte[] line, final int start, final int end) {
        final int colon = Ascii.indexOf(line, start, end, (byte) ':');
        text = line;
        nameStart = start;
        nameEnd = colon;
        name = HeaderName.of(this);
        if (name == HeaderName.IGNORED || colon == end) {
            // What is one of the known names needs no look at each of its characters.
            final Malformation cause = checkName(end);
            if (cause != Malformation.NONE) {
                return cause;
            }
        }
        valueStart = Ascii.skipBlanks(line, colon + 1, end);
        valueEnd = Ascii.trimBlanks(line, valueStart, end);
        return Malformation.NONE;
    }

    HeaderName name() {
        return name;
    }

    byte[] text() {
        return text;
    }

    int nameLength() {
        return nameEnd - nameStart;
    }

    boolean isNamed(final byte[] lowerCase) {
        return Ascii.equalsIgnoringCase(text, nameStart, nameEnd, lowerCase);
    }

    int valueStart() {
        return valueStart;
    }

    /** Exclusive. */
    int valueEnd() {
        return valueEnd;
    }

    boolean isValue(final byte[] lowerCase) {
        return Ascii.equalsIgnoringCase(text, valueStart, valueEnd, lowerCase);
    }

    /** Whether the value, read as a comma-separated list, has this element. */
    boolean hasElement(final byte[] lowerCase) {
        return anyElement(lowerCase, true);
    }

    /** Whether the value, read as a comma-separated list, has a non-empty element other than this. */
    boolean hasElementOtherThan(final byte[] lowerCase) {
        return anyElement(lowerCase, false);
    }

    private boolean anyElement(final byte[] lowerCase, final boolean isEqualWanted) {
        int position = valueStart;
        while (position < valueEnd) {
            final int comma = Ascii.indexOf(text, position, valueEnd, (byte) ',');
            final int start = Ascii.skipBlanks(text, position, comma);
            final int end = Ascii.trimBlanks(text, start, comma);
            if (start < end && Ascii.equalsIgnoringCase(text, start, end, lowerCase) == isEqualWanted) {
                return true;
            }
            position = comma + 1;
        }
        return false;
    }

    private Malformation checkName(final int lineEnd) {
        int stop = nameStart;
        while (stop < nameEnd && Ascii.isToken(text[stop])) {
            stop++;
        }
        if (stop == lineEnd) {
            return Malformation.MISSING_COLON;
        }
        if (stop < nameEnd) {
            return illegalName(text[stop], stop == nameStart);
        }
        return stop == nameStart ? Malformation.EMPTY_HEADER_NAME : Malformation.NONE;
    }

    private static Malformation illegalName(final byte character, final boolean isFirst) {
        if (!Ascii.isBlank(character)) {
            return Malformation.ILLEGAL_HEADER_NAME;
        }
        return isFirst ? Malformation.FOLDED_HEADER : Malformation.SPACE_IN_HEADER_NAME;
    }
}
