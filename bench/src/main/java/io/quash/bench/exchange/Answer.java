package io.quash.bench.exchange;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;

/**
 * What is to be answered, not yet how it is written.
 *
 * @param orderCount whether the answer carries the order-count header, as answers about orders do
 * @param retryAfterSeconds value of the Retry-After header, or 0 for none
 * @param close whether the connection ends with this answer
 */
record Answer(
        HttpResponseStatus status,
        AsciiString contentType,
        byte[] body,
        int usedWeight,
        boolean orderCount,
        int retryAfterSeconds,
        boolean close) {
    static final AsciiString JSON = AsciiString.cached("application/json");
    static final AsciiString HTML = AsciiString.cached("text/html");

    static Answer json(
            final HttpResponseStatus status, final byte[] body, final int usedWeight, final boolean orderCount) {
        return new Answer(status, JSON, body, usedWeight, orderCount, 0, false);
    }

    static Answer html(final HttpResponseStatus status, final byte[] body, final int usedWeight) {
        return new Answer(status, HTML, body, usedWeight, false, 0, false);
    }

    Answer retryAfter(final int seconds) {
        return new Answer(status, contentType, body, usedWeight, orderCount, seconds, close);
    }

    Answer closing() {
        return new Answer(status, contentType, body, usedWeight, orderCount, retryAfterSeconds, true);
    }

    Answer withoutBody() {
        return new Answer(status, contentType, new byte[0], usedWeight, orderCount, retryAfterSeconds, close);
    }
}
