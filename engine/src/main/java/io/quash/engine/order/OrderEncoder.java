package io.quash.engine.order;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes the record that {@link OrderView} reads. A flyweight: not thread safe, allocates nothing. A record that was
 * wrapped and nothing else is an order of which nothing is known.
 *
 * <pre>
 *   0                          4 * fields
 *  +--------+--------+-- - - -+-----------+-----------+-- - -
 *  | length, offset  |  …     | text      | text      |  …
 *  +--------+--------+-- - - -+-----------+-----------+-- - -
 *           int                 raw UTF-8, in the order of put(); or one text in which all lie
 * </pre>
 *
 * One pair for each {@link OrderField} in the order of the enum, an int in native byte order: the length in its upper
 * half, the offset from the record's start in its lower. The length may be {@link OrderView#NO_TEXT} or {@link
 * OrderView#TOO_LONG}.
 */
public final class OrderEncoder {
    static final int PAIR_LENGTH = Integer.BYTES;
    static final int FIELD_COUNT = OrderField.values().length;
    static final int TABLE_LENGTH = FIELD_COUNT * PAIR_LENGTH;

    /** The longest text in which marked fields may lie. */
    public static final int MAX_MARKED_LENGTH = FIELD_COUNT * OrderView.MAX_TEXT_LENGTH;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final VarHandle PAIR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private byte[] record = {};
    private int offset;
    private int length;
    private int limit;

    /** Starts a record in which every field is absent. Needs at most {@link OrderView#MAX_LENGTH} bytes from offset. */
    public OrderEncoder wrap(byte[] record, int offset) {
        if (this.record != record) {
            // A store of a reference is dear under G1 once both objects are old, and mostly it is the same array.
            this.record = record;
        }
        this.offset = offset;
        limit = Math.min(offset + OrderView.MAX_LENGTH, record.length);
        length = TABLE_LENGTH;
        for (int pair = 0; pair < TABLE_LENGTH; pair += PAIR_LENGTH) {
            putPair(pair, 0, OrderView.NO_TEXT);
        }
        return this;
    }

    /**
     * Adds a field's text; at most once a field. A text of more than {@link OrderView#MAX_TEXT_LENGTH} bytes is noted
     * as too long and not stored.
     */
    public OrderEncoder put(OrderField field, byte[] text, int textOffset, int textLength) {
        if (textLength < 0 || textLength > OrderView.MAX_TEXT_LENGTH) {
            return putTooLong(field);
        }
        putPair(field.ordinal() * PAIR_LENGTH, length, textLength);
        copy(text, textOffset, offset + length, textLength);
        length += textLength;
        return this;
    }

    /**
     * Most texts are of a few bytes, for which a call to copy memory takes longer than the copying: so eight at a time.
     * The bytes copied in excess lie in what the record may still take, and the next text is written over them.
     */
    private void copy(byte[] text, int from, int to, int count) {
        final int excess = Long.BYTES - 1;
        if (from + count + excess > text.length || to + count + excess > limit) {
            System.arraycopy(text, from, record, to, count);
            return;
        }
        for (int i = 0; i < count; i += Long.BYTES) {
            EIGHT_BYTES.set(record, to + i, (long) EIGHT_BYTES.get(text, from + i));
        }
    }

    /**
     * Notes where in the one text that is to follow by {@link #putMarked} a field's lies; at most once a field, and with no
     * text put beside it.
     */
    public OrderEncoder mark(OrderField field, int textOffset, int textLength) {
        if (textLength < 0 || textLength > OrderView.MAX_TEXT_LENGTH) {
            return putTooLong(field);
        }
        putPair(field.ordinal() * PAIR_LENGTH, TABLE_LENGTH + textOffset, textLength);
        return this;
    }

    /** Adds the text in which the marked fields lie, at most {@link #MAX_MARKED_LENGTH} bytes of it. */
    public OrderEncoder putMarked(byte[] text, int textOffset, int textLength) {
        System.arraycopy(text, textOffset, record, offset + TABLE_LENGTH, textLength);
        length = TABLE_LENGTH + textLength;
        return this;
    }

    /** Notes that the answer had the field, with a text too long to store. */
    public OrderEncoder putTooLong(OrderField field) {
        putPair(field.ordinal() * PAIR_LENGTH, 0, OrderView.TOO_LONG);
        return this;
    }

    /** How many bytes the record takes so far. */
    public int length() {
        return length;
    }

    private void putPair(int pair, int textOffset, int textLength) {
        PAIR.set(record, offset + pair, textLength << Short.SIZE | textOffset);
    }
}
