package io.quash.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Reads the order in a venue's answer. A flyweight: valid as long as the bytes it was wrapped around, not thread safe.
 * Only the methods that return a {@link String} allocate; none throws.
 *
 * <p>Every field may be absent; a JSON null counts as absent. A field's text is kept as the venue wrote it (strings
 * unescaped), so what does not fit a typed accessor can still be read as text, up to {@link #MAX_TEXT_LENGTH} bytes.
 * {@link OrderEncoder} describes the record.
 */
public final class OrderView {
    /** A long that is absent, or whose text is no integer within ±(2^63-1). */
    public static final long NULL_LONG = Long.MIN_VALUE;

    /** A text length: the field is absent. */
    public static final int NO_TEXT = -1;

    /** A text length: the answer has the field, but its text exceeds {@link #MAX_TEXT_LENGTH} and was not kept. */
    public static final int TOO_LONG = -2;

    /** The longest text that is kept, in bytes of UTF-8. */
    public static final int MAX_TEXT_LENGTH = 128;

    /** The longest record, in bytes. */
    public static final int MAX_LENGTH = OrderEncoder.TABLE_LENGTH + OrderEncoder.FIELD_COUNT * MAX_TEXT_LENGTH;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final Decimal number = new Decimal();
    private DirectBuffer buffer;
    private int offset;

    /** Reads the record that starts at offset. */
    public OrderView wrap(DirectBuffer buffer, int offset) {
        this.buffer = buffer;
        this.offset = offset;
        return this;
    }

    /** Whether the answer had the field with a value other than null. */
    public boolean has(OrderField field) {
        return textLength(field) != NO_TEXT;
    }

    /** {@link #NULL_LONG} when absent or not exact. */
    public long orderId() {
        return longValue(OrderField.ORDER_ID);
    }

    /** Milliseconds since 1970 by the venue's clock; {@link #NULL_LONG} when absent or not exact. */
    public long updateTime() {
        return longValue(OrderField.UPDATE_TIME);
    }

    /** Milliseconds since 1970 by the venue's clock, 0 for none; {@link #NULL_LONG} when absent or not exact. */
    public long goodTillDate() {
        return longValue(OrderField.GOOD_TILL_DATE);
    }

    /** Each decimal accessor: false, and the decimal not exact, when absent or not a plain decimal that fits one. */
    public boolean avgPrice(Decimal into) {
        return decimal(OrderField.AVG_PRICE, into);
    }

    /** See {@link #avgPrice}. */
    public boolean cumQty(Decimal into) {
        return decimal(OrderField.CUM_QTY, into);
    }

    /** See {@link #avgPrice}. */
    public boolean cumQuote(Decimal into) {
        return decimal(OrderField.CUM_QUOTE, into);
    }

    /** What was filled; of a cancelled order the last word on it. See {@link #avgPrice}. */
    public boolean executedQty(Decimal into) {
        return decimal(OrderField.EXECUTED_QTY, into);
    }

    /** See {@link #avgPrice}. */
    public boolean origQty(Decimal into) {
        return decimal(OrderField.ORIG_QTY, into);
    }

    /** See {@link #avgPrice}. */
    public boolean price(Decimal into) {
        return decimal(OrderField.PRICE, into);
    }

    /** True or false as the venue says; the argument when the field is absent or its text is neither. */
    public boolean reduceOnly(boolean whenAbsent) {
        final int start = textOffset(OrderField.REDUCE_ONLY);
        final int length = textLength(OrderField.REDUCE_ONLY);
        return EnumTexts.matches(TRUE, buffer, start, length)
                || (whenAbsent && !EnumTexts.matches(FALSE, buffer, start, length));
    }

    public OrderStatus status() {
        return OrderStatus.of(buffer, textOffset(OrderField.STATUS), textLength(OrderField.STATUS));
    }

    public Side side() {
        return Side.of(buffer, textOffset(OrderField.SIDE), textLength(OrderField.SIDE));
    }

    public PositionSide positionSide() {
        return PositionSide.of(buffer, textOffset(OrderField.POSITION_SIDE), textLength(OrderField.POSITION_SIDE));
    }

    public TimeInForce timeInForce() {
        return TimeInForce.of(buffer, textOffset(OrderField.TIME_IN_FORCE), textLength(OrderField.TIME_IN_FORCE));
    }

    public OrderType type() {
        return OrderType.of(buffer, textOffset(OrderField.TYPE), textLength(OrderField.TYPE));
    }

    public SelfTradePreventionMode selfTradePreventionMode() {
        final OrderField field = OrderField.SELF_TRADE_PREVENTION_MODE;
        return SelfTradePreventionMode.of(buffer, textOffset(field), textLength(field));
    }

    public PriceMatch priceMatch() {
        return PriceMatch.of(buffer, textOffset(OrderField.PRICE_MATCH), textLength(OrderField.PRICE_MATCH));
    }

    /** The bytes of the field's text in UTF-8, {@link #NO_TEXT} or {@link #TOO_LONG}. */
    public int textLength(OrderField field) {
        return pair(field) >> Short.SIZE;
    }

    /** Copies the field's text, at most {@link #MAX_TEXT_LENGTH} bytes; returns {@link #textLength}. */
    public int copyText(OrderField field, MutableDirectBuffer dst, int dstOffset) {
        final int length = textLength(field);
        if (length > 0) {
            buffer.getBytes(textOffset(field), dst, dstOffset, length);
        }
        return length;
    }

    /** Copies the field's text, at most {@link #MAX_TEXT_LENGTH} bytes; returns {@link #textLength}. */
    public int copyText(OrderField field, byte[] dst, int dstOffset) {
        final int length = textLength(field);
        if (length > 0) {
            buffer.getBytes(textOffset(field), dst, dstOffset, length);
        }
        return length;
    }

    /** Appends the field's text, allocating only where the builder grows; false when absent or too long. */
    public boolean appendText(OrderField field, StringBuilder out) {
        final int length = textLength(field);
        if (length < 0) {
            return false;
        }
        Utf8.append(buffer, textOffset(field), length, out);
        return true;
    }

    /** The field's text as a new string; null when absent or too long. */
    public String text(OrderField field) {
        final int length = textLength(field);
        if (length < 0) {
            return null;
        }
        final byte[] bytes = new byte[length];
        buffer.getBytes(textOffset(field), bytes);
        return new String(bytes, UTF_8);
    }

    /** The fields that are present, for a log; allocates. */
    @Override
    public String toString() {
        final StringBuilder out = new StringBuilder("order{");
        for (final OrderField field : OrderField.values()) {
            if (buffer != null && has(field)) {
                out.append(out.charAt(out.length() - 1) == '{' ? "" : ", ");
                out.append(field.jsonName()).append('=');
                if (!appendText(field, out)) {
                    out.append("(too long)");
                }
            }
        }
        return out.append('}').toString();
    }

    private int textOffset(OrderField field) {
        return offset + (pair(field) & 0xFFFF);
    }

    private int pair(OrderField field) {
        return buffer.getInt(offset + field.ordinal() * OrderEncoder.PAIR_LENGTH);
    }

    private boolean decimal(OrderField field, Decimal into) {
        return into.parse(buffer, textOffset(field), textLength(field));
    }

    private long longValue(OrderField field) {
        return decimal(field, number) && number.scale() == 0 ? number.mantissa() : NULL_LONG;
    }
}
