package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.order.OrderView;

/** Finds the end of a ban in the venue's message; no other part of the answer says it for certain. */
final class BanNotice {
    private static final byte[] PHRASE = "banned until ".getBytes(US_ASCII);

    private BanNotice() {}

    /** Milliseconds since 1970, or {@link OrderView#NULL_LONG} when the message names none. */
    static long untilMs(UnescapedText message) {
        int matched = 0;
        while (matched < PHRASE.length) {
            final int b = message.next();
            if (b == UnescapedText.END) {
                return OrderView.NULL_LONG;
            }
            // The phrase's first letter does not come again in it: a mismatch can only be a new start or none.
            matched = b == PHRASE[matched] ? matched + 1 : b == PHRASE[0] ? 1 : 0;
        }
        return number(message);
    }

    private static long number(UnescapedText message) {
        long value = OrderView.NULL_LONG;
        for (int b = message.next(); b >= '0' && b <= '9'; b = message.next()) {
            final int digit = b - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return OrderView.NULL_LONG;
            }
            value = (value == OrderView.NULL_LONG ? 0 : value * 10) + digit;
        }
        return value;
    }
}
