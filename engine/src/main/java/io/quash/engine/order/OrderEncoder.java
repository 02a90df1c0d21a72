package io.quash.engine.order;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/**
 * Writes the record that {@link OrderView} reads. A flyweight: not thread safe, allocates nothing. A record that was
 * wrapped and nothing else is an order of which nothing is known.
 *
 * <pre>
 *   0                          4 * fields
 *  +--------+--------+-- - - -+-----------+-----------+-- - -
 *  | offset | length |  …     | text      | text      |  …
 *  +--------+--------+-- - - -+-----------+-----------+-- - -
 *    short    short             raw UTF-8, in the order of put()
 * </pre>
 *
 * One pair for each {@link OrderField} in the order of the enum, in native byte order; offsets count from the record's
 * start; the length may be {@link OrderView#NO_TEXT} or {@link OrderView#TOO_LONG}.
 */
public final class OrderEncoder {
    static final int PAIR_LENGTH = 2 * Short.BYTES;
    static final int FIELD_COUNT = OrderField.values().length;
    static final int TABLE_LENGTH = FIELD_COUNT * PAIR_LENGTH;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private MutableDirectBuffer buffer;
    private int offset;
    private int length;
    private int limit;

    /** Starts a record in which every field is absent. Needs at most {@link OrderView#MAX_LENGTH} bytes from offset. */
    public OrderEncoder wrap(MutableDirectBuffer buffer, int offset) {
        this.buffer = buffer;
        this.offset = offset;
        limit = Math.min(offset + OrderView.MAX_LENGTH, buffer.capacity());
        length = TABLE_LENGTH;
        for (int pair = 0; pair < TABLE_LENGTH; pair += PAIR_LENGTH) {
            putPair(pair, 0, OrderView.NO_TEXT);
        }
        return this;
    }

    /**
     * Adds a field's text; at most once a field. A text of more than {@link OrderView#MAX_TEXT_LENGTH} bytes is noted as
     * too long and not stored.
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
            buffer.putBytes(to, text, from, count);
            return;
        }
        for (int i = 0; i < count; i += Long.BYTES) {
            buffer.putLong(to + i, (long) EIGHT_BYTES.get(text, from + i));
        }
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
        buffer.putShort(offset + pair, (short) textOffset);
        buffer.putShort(offset + pair + Short.BYTES, (short) textLength);
    }
}
