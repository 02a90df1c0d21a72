package io.quash.transport;

/** {@code HTTP/1.1 200 OK}. The reason may be empty, and then the space before it may be missing too. */
final class StatusLine {
    private static final byte[] NAME = Ascii.bytes("HTTP/");
    private static final int VERSION = NAME.length;
    private static final int CODE = VERSION + 4;
    private static final int END_OF_CODE = CODE + 3;

    private boolean isHttp10;
    private int statusCode;

    Malformation parse(final byte[] line, final int start, final int end) {
        if (end - start < CODE || !hasFixedParts(line, start)) {
            return Malformation.BAD_STATUS_LINE;
        }
        final byte minor = line[start + VERSION + 2];
        if (line[start + VERSION] != '1' || minor != '0' && minor != '1') {
            return Malformation.UNSUPPORTED_VERSION;
        }
        final int length = end - start;
        if (length < END_OF_CODE || length > END_OF_CODE && line[start + END_OF_CODE] != ' ') {
            return Malformation.BAD_STATUS_CODE;
        }
        final long code = Ascii.parseDecimal(line, start + CODE, start + END_OF_CODE, 599);
        if (code < 100) {
            return Malformation.BAD_STATUS_CODE;
        }
        isHttp10 = minor == '0';
        statusCode = (int) code;
        return Malformation.NONE;
    }

    void reset() {
        isHttp10 = false;
        statusCode = 0;
    }

    boolean isHttp10() {
        return isHttp10;
    }

    int statusCode() {
        return statusCode;
    }

    boolean isInterim() {
        return statusCode < 200;
    }

    boolean isBodiless() {
        return statusCode == 204 || statusCode == 304;
    }

    private static boolean hasFixedParts(final byte[] line, final int start) {
        for (int i = 0; i < NAME.length; i++) {
            if (line[start + i] != NAME[i]) {
                return false;
            }
        }
        return Ascii.isDigit(line[start + VERSION])
                && line[start + VERSION + 1] == '.'
                && Ascii.isDigit(line[start + VERSION + 2])
                && line[start + VERSION + 3] == ' ';
    }
}
