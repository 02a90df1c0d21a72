package io.quash.bench.exchange;

/** What the venue checks of a signed request before it looks for the order, in the venue's order. */
final class RequestChecks {
    private static final long MAX_AHEAD_MILLIS = 1000;
    private static final long DEFAULT_RECV_WINDOW_MILLIS = 5000;
    private static final long MAX_RECV_WINDOW_MILLIS = 60_000;
    private static final int MAX_CLIENT_ID_LENGTH = 36;

    private final String apiKey;
    private final OrderBook book;

    RequestChecks(final String apiKey, final OrderBook book) {
        this.apiKey = apiKey;
        this.book = book;
    }

    /** The first thing that is wrong with the request, or null if it may be executed. */
    Refusal refuse(
            final String key,
            final String query,
            final Parameters parameters,
            final SignatureCheck signature,
            final long nowMillis) {
        Refusal refusal = refuseKey(key);
        if (refusal == null) {
            refusal = refuseForm(parameters);
        }
        if (refusal == null) {
            refusal = refuseValues(parameters, nowMillis);
        }
        if (refusal == null && !isSigned(query, parameters, signature)) {
            refusal = Refusal.BAD_SIGNATURE;
        }
        return refusal;
    }

    private Refusal refuseKey(final String key) {
        if (key == null || key.isBlank()) {
            return Refusal.KEY_FORMAT;
        }
        return apiKey.equals(key) ? null : Refusal.UNKNOWN_KEY;
    }

    private static Refusal refuseForm(final Parameters parameters) {
        if (parameters.fault() != null) {
            return parameters.fault();
        }
        if (parameters.symbol() == null) {
            return Refusal.NO_SYMBOL;
        }
        if (parameters.timestamp() == null || DecimalText.parse(parameters.timestamp()) < 0) {
            return Refusal.NO_TIMESTAMP;
        }
        if (parameters.signature() == null) {
            return Refusal.NO_SIGNATURE;
        }
        if (parameters.recvWindow() != null && DecimalText.parse(parameters.recvWindow()) < 0) {
            return Refusal.BAD_RECV_WINDOW;
        }
        if (parameters.orderId() != null && DecimalText.parse(parameters.orderId()) < 0) {
            return Refusal.BAD_ORDER_ID;
        }
        if (parameters.origClientOrderId() != null && !isClientOrderId(parameters.origClientOrderId())) {
            return Refusal.BAD_CLIENT_ID;
        }
        return null;
    }

    private Refusal refuseValues(final Parameters parameters, final long nowMillis) {
        if (book.symbol(parameters.symbol()) == null) {
            return Refusal.BAD_SYMBOL;
        }
        final long timestamp = DecimalText.parse(parameters.timestamp());
        final long recvWindow = parameters.recvWindow() == null
                ? DEFAULT_RECV_WINDOW_MILLIS
                : DecimalText.parse(parameters.recvWindow());
        if (timestamp >= nowMillis + MAX_AHEAD_MILLIS) {
            return Refusal.TOO_EARLY;
        }
        if (nowMillis - timestamp > recvWindow) {
            return Refusal.TOO_LATE;
        }
        return recvWindow > MAX_RECV_WINDOW_MILLIS ? Refusal.RECV_WINDOW_TOO_LONG : null;
    }

    private static boolean isSigned(final String query, final Parameters parameters, final SignatureCheck signature) {
        final int length = parameters.signedLength();
        return length != Parameters.UNSIGNED && signature.accepts(query, length, parameters.signature());
    }

    static boolean isClientOrderId(final String text) {
        if (text.isEmpty() || text.length() > MAX_CLIENT_ID_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            final boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && ".:/_-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
