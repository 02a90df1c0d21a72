package io.quash.engine.venue;

import io.quash.engine.order.OrderEncoder;
import io.quash.engine.order.OrderField;
import io.quash.engine.order.OrderStatus;
import io.quash.engine.order.OrderView;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the JSON body of an answer: one flat object, by name, in any order. Reused for every answer; not thread safe;
 * throws nothing whatever the bytes are, and allocates only when a body that lies outside the heap is longer than any
 * before.
 *
 * <p>Known are the fields of an order, {@code code}, {@code msg} and {@code serverTime}. Other names, and values that
 * are objects or arrays, are ignored, but their grammar is checked. Null counts as absent. What a known name holds is
 * taken as text, so that a number is the same with quotes and without.
 *
 * <p>After {@link #scan} the accessors look into the body: it must not change before the last of them is called.
 */
public final class AnswerScanner {
    private static final OrderField[] FIELDS = OrderField.values();
    private static final int ORDER_SLOTS = (1 << FIELDS.length) - 1;

    private static final int COPY_LENGTH = 4096;

    private final Members members = new Members();
    private final UnescapedText message = new UnescapedText();
    private final PlainText plain = new PlainText();
    private final OrderEncoder encoder = new OrderEncoder();
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private final byte[] record = new byte[OrderView.MAX_LENGTH];
    private byte[] copy = new byte[COPY_LENGTH];

    private int bodyStart;

    /**
     * Scans a body. Malformed is all that is not exactly one JSON object (RFC 8259, in well-formed UTF-8) with
     * nothing but white space around it; a known name that comes twice, since either could be the true one; and
     * values that nest deeper than 32. After a malformed body everything is absent.
     *
     * @return false when malformed.
     */
    public boolean scan(DirectBuffer body, int offset, int length) {
        if (length <= 0) {
            members.clear();
            return false;
        }
        body.boundsCheck(offset, length);
        if (body.byteArray() != null) {
            bodyStart = body.wrapAdjustment() + offset;
            return members.scan(body.byteArray(), bodyStart, bodyStart + length);
        }
        bodyStart = 0;
        return members.scan(copyOf(body, offset, length), 0, length);
    }

    /** The bytes on the heap, where the JIT compiles access to each without a barrier and a check of its own. */
    private byte[] copyOf(DirectBuffer body, int offset, int length) {
        if (copy.length < length) {
            copy = new byte[length];
        }
        body.getBytes(offset, copy, 0, length);
        return copy;
    }

    /** Whether the answer has the field with a value other than null, object or array. */
    public boolean has(OrderField field) {
        return members.isPresent(field.ordinal());
    }

    /** Whether the answer has any field of an order. */
    public boolean hasOrder() {
        return (members.present() & ORDER_SLOTS) != 0;
    }

    /**
     * The field as an integer, from a bare number or one in quotes.
     *
     * @return {@link OrderView#NULL_LONG} when absent, or not a plain integer within ±(2^63-1).
     */
    public long longValue(OrderField field) {
        return longValue(field.ordinal());
    }

    public OrderStatus status() {
        final PlainText value = plainText(OrderField.STATUS.ordinal());
        view.wrap(value.bytes());
        return OrderStatus.of(view, value.offset(), value.length());
    }

    /** Whether the field is present and, unescaped, has these bytes; false for any text that {@link OrderView} would not keep. */
    public boolean textEquals(OrderField field, DirectBuffer expected, int offset, int length) {
        final PlainText value = plainText(field.ordinal());
        if (value.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (value.bytes()[value.offset() + i] != expected.getByte(offset + i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is a code, be it an integer or not. */
    public boolean hasCode() {
        return members.isPresent(AnswerNames.CODE);
    }

    /** The code, from a bare number or one in quotes; {@link OrderView#NULL_LONG} when absent or not an integer. */
    public long code() {
        return longValue(AnswerNames.CODE);
    }

    /** Milliseconds since 1970 by the venue's clock; {@link OrderView#NULL_LONG} when absent or not an integer. */
    public long serverTime() {
        return longValue(AnswerNames.SERVER_TIME);
    }

    /**
     * Copies the message, unescaped, cut before the first character that would exceed max bytes.
     *
     * @return how many bytes were copied; {@link OrderView#NO_TEXT} when absent.
     */
    public int copyMessage(MutableDirectBuffer dst, int index, int max) {
        return members.isPresent(AnswerNames.MESSAGE) ? message().copy(dst, index, max) : OrderView.NO_TEXT;
    }

    /** Whether there is a message and it is exactly this. */
    public boolean messageEquals(byte[] ascii) {
        return messageStartsWith(ascii) && message.next() == UnescapedText.END;
    }

    /** Whether there is a message and it starts with this. */
    public boolean messageStartsWith(byte[] ascii) {
        return members.isPresent(AnswerNames.MESSAGE) && message().startsWith(ascii);
    }

    /** The number after "banned until " in the message, milliseconds since 1970; {@link OrderView#NULL_LONG} without. */
    public long bannedUntilMs() {
        return members.isPresent(AnswerNames.MESSAGE) ? BanNotice.untilMs(message()) : OrderView.NULL_LONG;
    }

    /**
     * Writes the order's fields as the record that {@link OrderView} reads, at most {@link OrderView#MAX_LENGTH} bytes.
     *
     * @return the record's length.
     */
    public int encodeOrder(MutableDirectBuffer dst, int dstOffset) {
        if (dst.byteArray() != null) {
            return encodeOrder(dst.byteArray(), dst.wrapAdjustment() + dstOffset);
        }
        final int length = encodeOrder(record, 0);
        dst.putBytes(dstOffset, record, 0, length);
        return length;
    }

    private int encodeOrder(byte[] dst, int dstOffset) {
        encoder.wrap(dst, dstOffset);
        final int fields = members.present() & ORDER_SLOTS;
        if ((fields & members.escaped()) != 0 || !markAll(fields)) {
            encoder.wrap(dst, dstOffset);
            for (int left = fields; left != 0; left &= left - 1) {
                encode(Integer.numberOfTrailingZeros(left));
            }
        }
        return encoder.length();
    }

    /** To copy them all in one piece takes less than to copy each. Returns false when that piece would be too long. */
    private boolean markAll(int fields) {
        int end = bodyStart;
        for (int left = fields; left != 0; left &= left - 1) {
            final int slot = Integer.numberOfTrailingZeros(left);
            final int length = members.end(slot) - members.start(slot);
            encoder.mark(FIELDS[slot], members.start(slot) - bodyStart, length);
            if (length > 0 && length <= OrderView.MAX_TEXT_LENGTH) {
                end = Math.max(end, members.end(slot));
            }
        }
        if (end - bodyStart > OrderEncoder.MAX_MARKED_LENGTH) {
            return false;
        }
        encoder.putMarked(members.text(), bodyStart, end - bodyStart);
        return true;
    }

    private void encode(int slot) {
        if (!members.isEscaped(slot)) {
            encoder.put(FIELDS[slot], members.text(), members.start(slot), members.end(slot) - members.start(slot));
        } else {
            final PlainText value = plainText(slot);
            encoder.put(FIELDS[slot], value.bytes(), value.offset(), value.length());
        }
    }

    private PlainText plainText(int slot) {
        return members.isPresent(slot)
                ? plain.wrap(members.text(), members.start(slot), members.end(slot), members.isEscaped(slot))
                : plain.clear();
    }

    private long longValue(int slot) {
        final PlainText value = plainText(slot);
        return IntegerText.parse(value.bytes(), value.offset(), value.length());
    }

    private UnescapedText message() {
        return message.wrap(members.text(), members.start(AnswerNames.MESSAGE), members.end(AnswerNames.MESSAGE));
    }
}
