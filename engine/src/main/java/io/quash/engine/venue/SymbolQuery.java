package io.quash.engine.venue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A symbol as the query string carries it: its UTF-8, percent-encoded where it is not an unreserved character. */
public final class SymbolQuery {
    /** The longest symbol in characters; the longest known ones have about 20. */
    public static final int MAX_SYMBOL_LENGTH = 64;

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private SymbolQuery() {}

    /**
     * @return the bytes {@code symbol=...}.
     * @throws IllegalArgumentException when it is empty, too long, or has blanks or control characters.
     */
    public static byte[] encode(final String symbol) {
        if (symbol == null || symbol.isEmpty() || symbol.length() > MAX_SYMBOL_LENGTH) {
            throw new IllegalArgumentException(
                    "symbol '" + symbol + "': must have 1 to " + MAX_SYMBOL_LENGTH + " characters");
        }
        final StringBuilder query = new StringBuilder("symbol=");
        if (symbol.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new IllegalArgumentException("symbol '" + symbol + "': must not have blanks or control characters");
        }
        for (final byte b : symbol.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                query.append((char) b);
            } else {
                query.append('%').append(UPPER.toHexDigits(b));
            }
        }
        return query.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isUnreserved(final byte b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || "-._~".indexOf(b) >= 0;
    }
}
