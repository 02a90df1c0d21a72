package io.quash.engine;

import io.quash.engine.order.OrderView;
import io.quash.engine.venue.AnswerScanner;
import io.quash.transport.ResponseDecoder;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.NanoClock;

/**
 * The answer in hand: its head, its body as far as that is a JSON object, and when it came. A flyweight over the
 * connection's decoder, wrapped anew for each answer. For the sender thread; does not allocate.
 */
final class VenueAnswer {
    private final AnswerScanner body = new AnswerScanner();
    private final NanoClock nanoClock;
    private ResponseDecoder head;
    private boolean wellFormed;
    private long firstByteNs;
    private long decodedNs;

    VenueAnswer(final NanoClock nanoClock, final long nowNs) {
        decodedNs = nowNs;
        this.nanoClock = nanoClock;
    }

    void wrap(final ResponseDecoder response, final long firstByteNs) {
        head = response;
        this.firstByteNs = firstByteNs;
        wellFormed = !response.isBodyEncoded() && body.scan(response.body(), 0, response.bodyLength());
        decodedNs = nanoClock.nanoTime();
    }

    int statusCode() {
        return head.statusCode();
    }

    /**
     * How long the venue wants to be left alone: until Retry-After or the ban's end, whichever is later.
     *
     * @return milliseconds; negative when it does not say.
     */
    long toldHoldMs(final long venueMs) {
        long holdMs = -1;
        if (head.retryAfterSeconds() != ResponseDecoder.ABSENT) {
            // In whole seconds, 0 is less than one: to send again at once would only be refused again.
            holdMs = TimeUnit.SECONDS.toMillis(Math.max(1, head.retryAfterSeconds()));
        }
        final long bannedUntilMs = wellFormed ? body.bannedUntilMs() : OrderView.NULL_LONG;
        return bannedUntilMs == OrderView.NULL_LONG ? holdMs : Math.max(holdMs, bannedUntilMs - venueMs);
    }

    /** Whether {@link #body()} can be asked for anything. */
    boolean isWellFormed() {
        return wellFormed;
    }

    AnswerScanner body() {
        return body;
    }

    long firstByteNs() {
        return firstByteNs;
    }

    long decodedNs() {
        return decodedNs;
    }

    /** Whether nothing in it speaks of another order than this intent's. */
    boolean canBeAbout(final Intent intent, final DirectBuffer symbolName) {
        return !wellFormed || intent.isNamedBy(body, symbolName);
    }

    /** The venue's own code, or {@link CancelOutcome#NULL_CODE}. */
    long code() {
        return wellFormed ? body.code() : CancelOutcome.NULL_CODE;
    }

    /** The venue's message, or else how the body begins. Returns its length, cut to what an outcome takes. */
    int copyText(final MutableDirectBuffer destination, final int offset) {
        if (wellFormed) {
            return Math.max(0, body.copyMessage(destination, offset, OutcomeCodec.MAX_TEXT_LENGTH));
        }
        final int length = Math.min(head.bodyLength(), OutcomeCodec.MAX_TEXT_LENGTH);
        destination.putBytes(offset, head.body(), 0, length);
        return length;
    }

    /** The order that it tells of, as {@link AnswerScanner#encodeOrder} writes it. Returns the length; 0 for none. */
    int encodeOrder(final MutableDirectBuffer destination, final int offset) {
        return wellFormed && body.hasOrder() ? body.encodeOrder(destination, offset) : 0;
    }
}
