package io.quash.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.venue.AnswerScanner;
import io.quash.transport.ResponseDecoder;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes outcomes into the clients' rings. For the sender thread; does not allocate. */
final class OutcomeWriter {
    private static final byte[] NO_TEXT = new byte[0];

    private final UnsafeBuffer record = new UnsafeBuffer(new byte[OutcomeCodec.MAX_LENGTH]);
    private final AtomicReferenceArray<ClientPort> ports;

    OutcomeWriter(final AtomicReferenceArray<ClientPort> ports) {
        this.ports = ports;
    }

    /** An outcome that rests on an answer. */
    void answered(
            final Intent intent,
            final OutcomeKind kind,
            final Reason reason,
            final ResponseDecoder response,
            final AnswerScanner answer,
            final boolean wellFormed,
            final long firstByteNs,
            final long decodedNs) {
        head(intent, kind, reason, firstByteNs, decodedNs);
        record.putShort(OutcomeCodec.HTTP_STATUS, (short) response.statusCode());
        int textLength = 0;
        int orderLength = 0;
        if (wellFormed) {
            record.putLong(OutcomeCodec.CODE, answer.code());
            textLength = Math.max(0, answer.copyMessage(record, OutcomeCodec.TEXT, OutcomeCodec.MAX_TEXT_LENGTH));
            orderLength = answer.hasOrder() ? answer.encodeOrder(record, OutcomeCodec.TEXT + textLength) : 0;
        } else {
            textLength = Math.min(response.bodyLength(), OutcomeCodec.MAX_TEXT_LENGTH);
            record.putBytes(OutcomeCodec.TEXT, response.body(), 0, textLength);
        }
        publish(intent, textLength, orderLength);
    }

    /** An outcome without an answer. */
    void unanswered(
            final Intent intent, final OutcomeKind kind, final Reason reason, final String text, final long nowNs) {
        head(intent, kind, reason, 0, nowNs);
        record.putShort(OutcomeCodec.HTTP_STATUS, (short) 0);
        final byte[] bytes = text.isEmpty() ? NO_TEXT : text.getBytes(US_ASCII);
        final int textLength = Math.min(bytes.length, OutcomeCodec.MAX_TEXT_LENGTH);
        record.putBytes(OutcomeCodec.TEXT, bytes, 0, textLength);
        publish(intent, textLength, 0);
    }

    private void head(
            final Intent intent,
            final OutcomeKind kind,
            final Reason reason,
            final long firstByteNs,
            final long decodedNs) {
        record.putLong(OutcomeCodec.CORRELATION_ID, intent.correlationId);
        record.putLong(OutcomeCodec.SUBMITTED, intent.submittedNs);
        record.putLong(OutcomeCodec.DEQUEUED, intent.dequeuedNs);
        record.putLong(OutcomeCodec.SIGNED, intent.signedNs);
        record.putLong(OutcomeCodec.SENT, intent.sentNs);
        record.putLong(OutcomeCodec.FIRST_BYTE, firstByteNs);
        record.putLong(OutcomeCodec.DECODED, decodedNs);
        record.putLong(OutcomeCodec.ORDER_ID, intent.orderId);
        record.putLong(OutcomeCodec.CODE, CancelOutcome.NULL_CODE);
        record.putInt(OutcomeCodec.SYMBOL, intent.symbol);
        record.putInt(OutcomeCodec.ATTEMPTS, intent.attempts);
        record.putByte(OutcomeCodec.KIND, (byte) kind.ordinal());
        record.putByte(OutcomeCodec.REASON, (byte) reason.ordinal());
        record.putShort(OutcomeCodec.CLIENT_ORDER_ID_LENGTH, (short) intent.clientOrderIdLength);
        record.putBytes(OutcomeCodec.CLIENT_ORDER_ID, intent.clientOrderId, 0, intent.clientOrderIdLength);
    }

    private void publish(final Intent intent, final int textLength, final int orderLength) {
        record.putShort(OutcomeCodec.TEXT_LENGTH, (short) textLength);
        record.putInt(OutcomeCodec.ORDER_LENGTH, orderLength);
        final ClientPort port = ports.get(ClientPort.indexOf(intent.correlationId));
        final int length = OutcomeCodec.TEXT + textLength + orderLength;
        if (!port.outcomes().write(OutcomeCodec.MESSAGE_TYPE, record, 0, length)) {
            throw new IllegalStateException("a client's ring is full although it has room for all its intents");
        }
    }
}
