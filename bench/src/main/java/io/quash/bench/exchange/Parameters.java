package io.quash.bench.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The parameters of a query string, values percent-decoded, empty ones taken as not sent. One {@code char} of the
 * query is one received byte. Unknown names are ignored, as the venue does.
 */
final class Parameters {
    static final int UNSIGNED = -1;

    private String symbol;
    private String orderId;
    private String origClientOrderId;
    private String recvWindow;
    private String timestamp;
    private String signature;
    private int signedLength = UNSIGNED;
    private Refusal fault;

    static Parameters parse(final String query) {
        final Parameters parameters = new Parameters();
        int start = 0;
        while (start < query.length()) {
            final int ampersand = query.indexOf('&', start);
            final int end = ampersand < 0 ? query.length() : ampersand;
            parameters.take(query, start, end);
            start = end + 1;
        }
        return parameters;
    }

    private void take(final String query, final int start, final int end) {
        final int equals = query.indexOf('=', start);
        if (equals < 0 || equals + 1 >= end) {
            return;
        }
        final String name = query.substring(start, equals);
        final String value = query.substring(equals + 1, end);
        switch (name) {
            case "symbol" -> symbol = once(symbol, value);
            case "orderId" -> orderId = once(orderId, value);
            case "origClientOrderId" -> origClientOrderId = once(origClientOrderId, value);
            case "recvWindow" -> recvWindow = once(recvWindow, value);
            case "timestamp" -> timestamp = once(timestamp, value);
            case "signature" -> {
                signature = once(signature, value);
                // Only a signature that ends the query signs what precedes it.
                signedLength = end == query.length() ? Math.max(0, start - 1) : UNSIGNED;
            }
            default -> {}
        }
    }

    private String once(final String present, final String raw) {
        if (present != null) {
            fault = Refusal.DUPLICATE_PARAMETER;
        }
        final String decoded = decode(raw);
        if (decoded == null) {
            fault = Refusal.BAD_ENCODING;
        }
        return decoded;
    }

    /** The text that the bytes and percent-escapes stand for, or null if they are not well-formed UTF-8. */
    private static String decode(final String raw) {
        if (isPlainAscii(raw)) {
            return raw;
        }
        final ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            final char c = raw.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            final int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
            final int low = high >= 0 ? Character.digit(raw.charAt(i + 2), 16) : -1;
            if (low < 0) {
                return null;
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (final CharacterCodingException malformed) {
            return null;
        }
    }

    private static boolean isPlainAscii(final String raw) {
        for (int i = 0; i < raw.length(); i++) {
            final char c = raw.charAt(i);
            if (c == '%' || c > 0x7f) {
                return false;
            }
        }
        return true;
    }

    String symbol() {
        return symbol;
    }

    String orderId() {
        return orderId;
    }

    String origClientOrderId() {
        return origClientOrderId;
    }

    String recvWindow() {
        return recvWindow;
    }

    String timestamp() {
        return timestamp;
    }

    String signature() {
        return signature;
    }

    /** How many leading bytes of the query are signed, or {@link #UNSIGNED} if the signature is not last. */
    int signedLength() {
        return signedLength;
    }

    /** What is wrong with the query as such, or null. */
    Refusal fault() {
        return fault;
    }
}
