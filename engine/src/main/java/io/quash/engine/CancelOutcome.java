package io.quash.engine;

import io.quash.engine.order.OrderEncoder;
import io.quash.engine.order.OrderView;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What became of one cancel intent, read in place from the client's ring. Valid only within {@link
 * OutcomeHandler#onOutcome}: copy what is to be kept. Accessors do not allocate unless they say so.
 *
 * <p>Stamps are those of {@link Context#nanoClock()}, {@code System.nanoTime()} unless that was set; 0 for a stage that was not reached. With several attempts
 * they are those of the one that was answered last, or else of the last, but for {@link #submittedNs()} and {@link
 * #dequeuedNs()}; an intent that attached to another one's request for the same order has no stamp before its own
 * dequeueing.
 */
public final class CancelOutcome {
    /** What {@link #code()} returns when the venue gave none. */
    public static final long NULL_CODE = Long.MIN_VALUE;

    private static final DirectBuffer NO_ORDER = noOrder();

    private final OrderView order = new OrderView();
    private DirectBuffer buffer;
    private int offset;
    private SymbolTable symbols;

    CancelOutcome() {}

    void wrap(final DirectBuffer buffer, final int offset, final SymbolTable symbols) {
        this.buffer = buffer;
        this.offset = offset;
        this.symbols = symbols;
        if (hasOrder()) {
            order.wrap(buffer, offset + OutcomeCodec.TEXT + textLength());
        } else {
            order.wrap(NO_ORDER, 0);
        }
    }

    private static DirectBuffer noOrder() {
        final byte[] record = new byte[OrderView.MAX_LENGTH];
        new OrderEncoder().wrap(record, 0);
        return new UnsafeBuffer(record);
    }

    /** What {@code cancel} returned for this intent. */
    public long correlationId() {
        return buffer.getLong(offset + OutcomeCodec.CORRELATION_ID);
    }

    public OutcomeKind kind() {
        return OutcomeKind.of(buffer.getByte(offset + OutcomeCodec.KIND));
    }

    public Reason reason() {
        return Reason.of(buffer.getByte(offset + OutcomeCodec.REASON));
    }

    /** The symbol's number, as registered. */
    public int symbol() {
        return buffer.getInt(offset + OutcomeCodec.SYMBOL);
    }

    /** The symbol's name, as registered. */
    public String symbolName() {
        return symbols.name(symbol());
    }

    /** Whether the intent was to cancel all open orders of the symbol. */
    public boolean isCancelAll() {
        return buffer.getByte(offset + OutcomeCodec.CANCELS_ALL) != 0;
    }

    /** Whether the intent named its order by client order id. */
    public boolean isByClientOrderId() {
        return clientOrderIdLength() > 0;
    }

    /** The order id of the intent; 0 when it was by client order id, or for all. */
    public long orderId() {
        return buffer.getLong(offset + OutcomeCodec.ORDER_ID);
    }

    /** Length of the client order id of the intent; 0 when it was by order id. */
    public int clientOrderIdLength() {
        return buffer.getByte(offset + OutcomeCodec.CLIENT_ORDER_ID_LENGTH);
    }

    /** One character of the client order id of the intent. */
    public char clientOrderIdChar(final int index) {
        return (char) buffer.getByte(offset + OutcomeCodec.CLIENT_ORDER_ID + index);
    }

    /** The client order id of the intent, or null. Allocates. */
    public String clientOrderId() {
        final int length = clientOrderIdLength();
        return length == 0 ? null : buffer.getStringWithoutLengthAscii(offset + OutcomeCodec.CLIENT_ORDER_ID, length);
    }

    /** Status of the last answer; 0 when there was none. */
    public int httpStatus() {
        return buffer.getShort(offset + OutcomeCodec.HTTP_STATUS);
    }

    /** The venue's error code, or {@link #NULL_CODE}. */
    public long code() {
        return buffer.getLong(offset + OutcomeCodec.CODE);
    }

    /** Length in bytes of the venue's text; 0 when there is none, {@value OutcomeCodec#MAX_TEXT_LENGTH} at most. */
    public int textLength() {
        return buffer.getShort(offset + OutcomeCodec.TEXT_LENGTH);
    }

    /**
     * The venue's error text, or the beginning of a body that is no JSON, or what ended the connection; empty when
     * there is none. Allocates.
     */
    public String text() {
        final byte[] bytes = new byte[textLength()];
        buffer.getBytes(offset + OutcomeCodec.TEXT, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** How many cancel requests for this order were handed to a connection; queries do not count. */
    public int attempts() {
        return buffer.getInt(offset + OutcomeCodec.ATTEMPTS);
    }

    /** Whether the answer describes an order. */
    public boolean hasOrder() {
        return buffer.getInt(offset + OutcomeCodec.ORDER_LENGTH) > 0;
    }

    /** The order as the venue described it; without {@link #hasOrder()} every field is absent. The same object each time. */
    public OrderView order() {
        return order;
    }

    /** When {@code cancel} was called. */
    public long submittedNs() {
        return buffer.getLong(offset + OutcomeCodec.SUBMITTED);
    }

    /** When the sender took the intent from the ring. */
    public long dequeuedNs() {
        return buffer.getLong(offset + OutcomeCodec.DEQUEUED);
    }

    /** When the request was encoded and signed. */
    public long signedNs() {
        return buffer.getLong(offset + OutcomeCodec.SIGNED);
    }

    /** When the request's last byte was handed over. */
    public long sentNs() {
        return buffer.getLong(offset + OutcomeCodec.SENT);
    }

    /** When the answer's first byte came in. */
    public long firstByteNs() {
        return buffer.getLong(offset + OutcomeCodec.FIRST_BYTE);
    }

    /** When the outcome was known: the answer decoded, the deadline passed, the connection found lost. */
    public long decodedNs() {
        return buffer.getLong(offset + OutcomeCodec.DECODED);
    }

    /** For people. Allocates. */
    @Override
    public String toString() {
        return "CancelOutcome{" + correlationId() + ' ' + symbolName() + ' '
                + (isCancelAll() ? "all" : isByClientOrderId() ? clientOrderId() : String.valueOf(orderId())) + ' '
                + kind() + ' ' + reason()
                + " http=" + httpStatus() + " code=" + (code() == NULL_CODE ? "none" : String.valueOf(code()))
                + " attempts=" + attempts() + " text=" + text() + '}';
    }
}
