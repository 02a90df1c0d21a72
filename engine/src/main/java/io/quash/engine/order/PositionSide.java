package io.quash.engine.order;

import org.agrona.DirectBuffer;

/**
 * The position that the order belongs to; {@link #BOTH} in one-way mode. The field {@code positionSide}. The venue
 * may add values at any time: they read as {@link #UNKNOWN}, and {@link OrderView#text(OrderField)} has their text.
 */
public enum PositionSide {
    BOTH,
    LONG,
    SHORT,
    /** The answer has no such field, or it is null. */
    ABSENT,
    /** The answer has a text that is none of the above. */
    UNKNOWN;

    private static final EnumTexts<PositionSide> TEXTS = new EnumTexts<>(values(), ABSENT, UNKNOWN);

    /**
     * Finds the constant that the venue writes as these bytes, without allocation.
     *
     * @param length of the text; {@link OrderView#NO_TEXT} gives {@link #ABSENT}.
     */
    public static PositionSide of(DirectBuffer buffer, int offset, int length) {
        return TEXTS.find(buffer, offset, length);
    }
}
