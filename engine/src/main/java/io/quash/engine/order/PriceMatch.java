package io.quash.engine.order;

import org.agrona.DirectBuffer;

/**
 * The place in the book that the venue takes the price from. The field {@code priceMatch}. The venue may add values
 * at any time: they read as {@link #UNKNOWN}, and {@link OrderView#text(OrderField)} has their text.
 */
public enum PriceMatch {
    NONE,
    OPPONENT,
    OPPONENT_5,
    OPPONENT_10,
    OPPONENT_20,
    QUEUE,
    QUEUE_5,
    QUEUE_10,
    QUEUE_20,
    /** The answer has no such field, or it is null. */
    ABSENT,
    /** The answer has a text that is none of the above. */
    UNKNOWN;

    private static final EnumTexts<PriceMatch> TEXTS = new EnumTexts<>(values(), ABSENT, UNKNOWN);

    /**
     * Finds the constant that the venue writes as these bytes, without allocation.
     *
     * @param length of the text; {@link OrderView#NO_TEXT} gives {@link #ABSENT}.
     */
    public static PriceMatch of(DirectBuffer buffer, int offset, int length) {
        return TEXTS.find(buffer, offset, length);
    }
}
