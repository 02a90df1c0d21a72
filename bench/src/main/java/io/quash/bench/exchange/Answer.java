package io.quash.bench.exchange;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;

/**
 * What is to be answered, not yet how it is written.
 *
 * @param orderCount whether the answer carries the order-count header, as answers about orders do
 * @param retryAfterSeconds value of the Retry-After header, or 0 for none
 * @param close whether the connection ends with this answer
 * @param fault what goes wrong when it is written, or null
 */
record Answer(
        HttpResponseStatus status,
        AsciiString contentType,
        byte[] body,
        int usedWeight,
        boolean orderCount,
        int retryAfterSeconds,
        boolean close,
        Fault fault) {
    static final AsciiString JSON = AsciiString.cached("application/json");
    static final AsciiString HTML = AsciiString.cached("text/html");

    static Answer json(
            final HttpResponseStatus status, final byte[] body, final int usedWeight, final boolean orderCount) {
        return new Answer(status, JSON, body, usedWeight, orderCount, 0, false, null);
    }

    static Answer html(final HttpResponseStatus status, final byte[] body, final int usedWeight) {
        return new Answer(status, HTML, body, usedWeight, false, 0, false, null);
    }

    Answer retryAfter(final int seconds) {
        return new Answer(status, contentType, body, usedWeight, orderCount, seconds, close, fault);
    }

    Answer closing() {
        return new Answer(status, contentType, body, usedWeight, orderCount, retryAfterSeconds, true, fault);
    }

    Answer withoutBody() {
        return withBody(new byte[0]);
    }

    Answer withBody(final byte[] other) {
        return new Answer(status, contentType, other, usedWeight, orderCount, retryAfterSeconds, close, fault);
    }

    Answer befallenBy(final Fault strike) {
        return new Answer(status, contentType, body, usedWeight, orderCount, retryAfterSeconds, close, strike);
    }

    /** Whether nothing more is served on the connection after it. */
    boolean isLast() {
        return close || fault != null && fault.kind().isLastOnConnection();
    }
}
