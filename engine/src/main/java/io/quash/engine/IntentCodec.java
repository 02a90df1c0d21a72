package io.quash.engine;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * An intent as it lies in the ring between strategies and sender:
 *
 * <pre>
 *   0  correlation id   8  submitted, ns   16  deadline, ns   24  order id
 *  32  symbol          36  length of the client order id      40  client order id
 * </pre>
 */
final class IntentCodec {
    static final int CANCEL = 1;
    static final int CANCEL_ALL = 2;

    private static final int CORRELATION_ID = 0;
    private static final int SUBMITTED = 8;
    private static final int DEADLINE = 16;
    private static final int ORDER_ID = 24;
    private static final int SYMBOL = 32;
    private static final int CLIENT_ORDER_ID_LENGTH = 36;
    private static final int CLIENT_ORDER_ID = 40;

    private IntentCodec() {}

    static int length(final int clientOrderIdLength) {
        return CLIENT_ORDER_ID + clientOrderIdLength;
    }

    static void encode(
            final MutableDirectBuffer buffer,
            final int offset,
            final long correlationId,
            final long submittedNs,
            final long deadlineNs,
            final int symbol,
            final long orderId) {
        buffer.putLong(offset + CORRELATION_ID, correlationId);
        buffer.putLong(offset + SUBMITTED, submittedNs);
        buffer.putLong(offset + DEADLINE, deadlineNs);
        buffer.putLong(offset + ORDER_ID, orderId);
        buffer.putInt(offset + SYMBOL, symbol);
        buffer.putInt(offset + CLIENT_ORDER_ID_LENGTH, 0);
    }

    static void encodeClientOrderId(
            final MutableDirectBuffer buffer, final int offset, final byte[] id, final int length) {
        buffer.putInt(offset + CLIENT_ORDER_ID_LENGTH, length);
        buffer.putBytes(offset + CLIENT_ORDER_ID, id, 0, length);
    }

    static void decode(final int type, final DirectBuffer buffer, final int offset, final Intent intent) {
        intent.cancelsAll = type == CANCEL_ALL;
        intent.correlationId = buffer.getLong(offset + CORRELATION_ID);
        intent.submittedNs = buffer.getLong(offset + SUBMITTED);
        intent.deadlineNs = buffer.getLong(offset + DEADLINE);
        intent.orderId = buffer.getLong(offset + ORDER_ID);
        intent.symbol = buffer.getInt(offset + SYMBOL);
        intent.clientOrderIdLength = buffer.getInt(offset + CLIENT_ORDER_ID_LENGTH);
        buffer.getBytes(offset + CLIENT_ORDER_ID, intent.clientOrderId, 0, intent.clientOrderIdLength);
    }
}
