package io.quash.transport;

import org.agrona.DirectBuffer;

/** Flyweight over one {@code name: value} line. Blanks around the value are not part of it. */
final class HeaderLine {
    private DirectBuffer buffer;
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;

    Malformation wrap(final DirectBuffer line, final int start, final int end) {
        int colon = start;
        while (colon < end && Ascii.isToken(line.getByte(colon))) {
            colon++;
        }
        if (colon == end) {
            return Malformation.MISSING_COLON;
        }
        final byte stop = line.getByte(colon);
        if (stop != ':') {
            return illegalName(stop, colon == start);
        }
        if (colon == start) {
            return Malformation.EMPTY_HEADER_NAME;
        }
        buffer = line;
        nameStart = start;
        nameEnd = colon;
        valueStart = Ascii.skipBlanks(line, colon + 1, end);
        valueEnd = Ascii.trimBlanks(line, valueStart, end);
        return Malformation.NONE;
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int nameLength() {
        return nameEnd - nameStart;
    }

    boolean isNamed(final byte[] lowerCase) {
        return Ascii.equalsIgnoringCase(buffer, nameStart, nameEnd, lowerCase);
    }

    int valueStart() {
        return valueStart;
    }

    /** Exclusive. */
    int valueEnd() {
        return valueEnd;
    }

    boolean isValue(final byte[] lowerCase) {
        return Ascii.equalsIgnoringCase(buffer, valueStart, valueEnd, lowerCase);
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
            final int comma = Ascii.indexOf(buffer, position, valueEnd, (byte) ',');
            final int start = Ascii.skipBlanks(buffer, position, comma);
            final int end = Ascii.trimBlanks(buffer, start, comma);
            if (start < end && Ascii.equalsIgnoringCase(buffer, start, end, lowerCase) == isEqualWanted) {
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
