package io.quash.engine.order;

import org.agrona.DirectBuffer;

/**
 * How long the order stays in the book. The field {@code timeInForce}. The venue may add values at any time:
 * they read as {@link #UNKNOWN}, and {@link OrderView#text(OrderField)} has their text.
 */
public enum TimeInForce {
    GTC,
    IOC,
    FOK,
    GTX,
    GTD,
    RPI,
    GTE_GTC,
    /** The answer has no such field, or it is null. */
    ABSENT,
    /** The answer has a text that is none of the above. */
    UNKNOWN;

    private static final EnumTexts<TimeInForce> TEXTS = new EnumTexts<>(values(), ABSENT, UNKNOWN);

    /**
     * Finds the constant that the venue writes as these bytes, without allocation.
     *
     * @param length of the text; {@link OrderView#NO_TEXT} gives {@link #ABSENT}.
     */
    public static TimeInForce of(DirectBuffer buffer, int offset, int length) {
        return TEXTS.find(buffer, offset, length);
    }
}
