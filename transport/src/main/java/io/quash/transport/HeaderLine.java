package io.quash.transport;

/** Flyweight over one {@code name: value} line. Blanks around the value are not part of it. */
final class HeaderLine {
    private byte[] text;
    private int nameStart;
    private int nameEnd;
    private int lineEnd;
    private int valueStart;
    private int valueEnd;

    /** Takes a line; whether it is well-formed is known only after {@link #checkName()}. */
    void wrap(final byte[] line, final int start, final int end) {
        if (text != line) {
            // A store of a reference is dear under G1 once both objects are old, and mostly it is the same array.
            text = line;
        }
        nameStart = start;
        nameEnd = Ascii.indexOf(line, start, end, (byte) ':');
        lineEnd = end;
        valueStart = Ascii.skipBlanks(line, nameEnd + 1, end);
        valueEnd = Ascii.trimBlanks(line, valueStart, end);
    }

    /** What has one of the names that matter is well-formed: its characters need no second look. */
    HeaderName name() {
        return nameEnd == lineEnd ? HeaderName.IGNORED : HeaderName.of(this);
    }

    Malformation checkName() {
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

    private static Malformation illegalName(final byte character, final boolean isFirst) {
        if (!Ascii.isBlank(character)) {
            return Malformation.ILLEGAL_HEADER_NAME;
        }
        return isFirst ? Malformation.FOLDED_HEADER : Malformation.SPACE_IN_HEADER_NAME;
    }
}
