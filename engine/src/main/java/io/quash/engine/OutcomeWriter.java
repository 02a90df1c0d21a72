package io.quash.engine;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes outcomes into the clients' rings. For the sender thread; does not allocate. */
final class OutcomeWriter {
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[OutcomeCodec.MAX_LENGTH]);
    private final AtomicReferenceArray<ClientPort> ports;
    private final NanoClock nanoClock;

    /** @param nanoClock stamps outcomes that rest on no answer. */
    OutcomeWriter(final AtomicReferenceArray<ClientPort> ports, final NanoClock nanoClock) {
        this.nanoClock = nanoClock;
        this.ports = ports;
    }

    /**
     * An outcome that rests on an answer.
     *
     * @param leader the intent whose requests were answered: the same, or the one that it was attached to.
     */
    void answered(
            final Intent intent,
            final Intent leader,
            final OutcomeKind kind,
            final Reason reason,
            final VenueAnswer answer) {
        head(intent, leader, kind, reason, answer.firstByteNs(), answer.decodedNs());
        record.putShort(OutcomeCodec.HTTP_STATUS, (short) answer.statusCode());
        record.putLong(OutcomeCodec.CODE, answer.code());
        final int textLength = answer.copyText(record, OutcomeCodec.TEXT);
        final int orderLength = answer.encodeOrder(record, OutcomeCodec.TEXT + textLength);
        publish(intent, textLength, orderLength);
    }

    /** An outcome without an answer that would decide it; what the last one said comes with it. */
    void unanswered(final Intent intent, final Intent leader, final OutcomeKind kind, final Reason reason) {
        head(intent, leader, kind, reason, 0, nanoClock.nanoTime());
        final LastAnswer last = leader.lastAnswer;
        record.putShort(OutcomeCodec.HTTP_STATUS, (short) last.httpStatus());
        record.putLong(OutcomeCodec.CODE, last.code());
        record.putBytes(OutcomeCodec.TEXT, last.text(), 0, last.textLength());
        publish(intent, last.textLength(), 0);
    }

    private void head(
            final Intent intent,
            final Intent leader,
            final OutcomeKind kind,
            final Reason reason,
            final long firstByteNs,
            final long decodedNs) {
        record.putLong(OutcomeCodec.CORRELATION_ID, intent.correlationId);
        record.putLong(OutcomeCodec.SUBMITTED, intent.submittedNs);
        record.putLong(OutcomeCodec.DEQUEUED, intent.dequeuedNs);
        record.putLong(OutcomeCodec.SIGNED, notBefore(intent.dequeuedNs, leader.signedNs));
        record.putLong(OutcomeCodec.SENT, notBefore(intent.dequeuedNs, leader.sentNs));
        record.putLong(OutcomeCodec.FIRST_BYTE, notBefore(intent.dequeuedNs, firstByteNs));
        record.putLong(OutcomeCodec.DECODED, decodedNs);
        record.putLong(OutcomeCodec.ORDER_ID, intent.orderId);
        record.putInt(OutcomeCodec.SYMBOL, intent.symbol);
        record.putInt(OutcomeCodec.ATTEMPTS, leader.tries.cancels());
        record.putByte(OutcomeCodec.KIND, (byte) kind.ordinal());
        record.putByte(OutcomeCodec.REASON, (byte) reason.ordinal());
        record.putByte(OutcomeCodec.CANCELS_ALL, (byte) (intent.cancelsAll ? 1 : 0));
        record.putByte(OutcomeCodec.CLIENT_ORDER_ID_LENGTH, (byte) intent.clientOrderIdLength);
        record.putBytes(OutcomeCodec.CLIENT_ORDER_ID, intent.clientOrderId, 0, intent.clientOrderIdLength);
    }

    /** An intent that attached to a request in flight was signed and sent, as far as it goes, when it was dequeued. */
    private static long notBefore(final long earliestNs, final long stampNs) {
        return stampNs == 0 || stampNs - earliestNs >= 0 ? stampNs : earliestNs;
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
