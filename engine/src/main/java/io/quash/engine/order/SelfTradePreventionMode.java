package io.quash.engine.order;

import org.agrona.DirectBuffer;

/**
 * What the venue does when the order meets another one of the same account. The field {@code
 * selfTradePreventionMode}. The venue may add values at any time: they read as {@link #UNKNOWN}, and {@link
 * OrderView#text(OrderField)} has their text.
 */
public enum SelfTradePreventionMode {
    NONE,
    EXPIRE_TAKER,
    EXPIRE_MAKER,
    EXPIRE_BOTH,
    /** The answer has no such field, or it is null. */
    ABSENT,
    /** The answer has a text that is none of the above. */
    UNKNOWN;

    private static final EnumTexts<SelfTradePreventionMode> TEXTS = new EnumTexts<>(values(), ABSENT, UNKNOWN);

    /**
     * Finds the constant that the venue writes as these bytes, without allocation.
     *
     * @param length of the text; {@link OrderView#NO_TEXT} gives {@link #ABSENT}.
     */
    public static SelfTradePreventionMode of(DirectBuffer buffer, int offset, int length) {
        return TEXTS.find(buffer, offset, length);
    }
}
