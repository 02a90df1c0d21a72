package io.quash.engine.order;

import org.agrona.DirectBuffer;

/**
 * Which way the order trades. The field {@code side}. The venue may add values at any time:
 * they read as {@link #UNKNOWN}, and {@link OrderView#text(OrderField)} has their text.
 */
public enum Side {
    BUY,
    SELL,
    /** The answer has no such field, or it is null. */
    ABSENT,
    /** The answer has a text that is none of the above. */
    UNKNOWN;

    private static final EnumTexts<Side> TEXTS = new EnumTexts<>(values(), ABSENT, UNKNOWN);

    /**
     * Finds the constant that the venue writes as these bytes, without allocation.
     *
     * @param length of the text; {@link OrderView#NO_TEXT} gives {@link #ABSENT}.
     */
    public static Side of(DirectBuffer buffer, int offset, int length) {
        return TEXTS.find(buffer, offset, length);
    }
}
