package io.quash.transport;

import java.nio.charset.StandardCharsets;

/** Everything a decoder says after some bytes, so that two ways of feeding it can be compared as a whole. */
record Decoded(int consumed, boolean idle, Malformation malformation, Response response) {

    record Response(
            int status,
            String body,
            boolean keepAlive,
            boolean encoded,
            long usedWeight,
            long orderCount,
            long retryAfter,
            long date,
            long responseTime) {}

    static Decoded of(final ResponseDecoder decoder, final int consumed) {
        if (decoder.isMalformed() == (decoder.malformation() == Malformation.NONE)) {
            throw new AssertionError("malformed without a cause, or the reverse: " + decoder.malformation());
        }
        if (decoder.isMalformed() && decoder.isComplete()) {
            throw new AssertionError("both complete and malformed");
        }
        final Response response = decoder.isComplete() ? response(decoder) : null;
        return new Decoded(consumed, decoder.isIdle(), decoder.malformation(), response);
    }

    boolean isComplete() {
        return response != null;
    }

    private static Response response(final ResponseDecoder decoder) {
        final byte[] body = new byte[decoder.bodyLength()];
        decoder.body().getBytes(0, body);
        return new Response(
                decoder.statusCode(),
                new String(body, StandardCharsets.ISO_8859_1),
                decoder.keepAlive(),
                decoder.isBodyEncoded(),
                decoder.usedWeight(),
                decoder.orderCount(),
                decoder.retryAfterSeconds(),
                decoder.dateEpochSeconds(),
                decoder.responseTimeMs());
    }
}
