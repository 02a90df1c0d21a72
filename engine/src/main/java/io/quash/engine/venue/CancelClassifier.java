package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.order.OrderStatus;
import io.quash.engine.order.OrderView;

/**
 * Section 4 of the API facts as a table: what an answer to {@code DELETE um/order} says. A row that is not there is
 * {@link Verdict#UNKNOWN}. Pure, without allocation.
 */
public final class CancelClassifier {
    private static final byte[] SERVICE_UNAVAILABLE = "Service Unavailable.".getBytes(US_ASCII);
    private static final byte[] INTERNAL_ERROR =
            "Internal error; unable to process your request. Please try again.".getBytes(US_ASCII);

    private CancelClassifier() {}

    /**
     * @param status     the HTTP status.
     * @param answer     the scanned body; looked at only if it was well-formed.
     * @param wellFormed whether the body is one JSON object.
     * @return the verdict, by status, text and code alone: whose answer it is must be checked first.
     */
    public static Verdict classify(final int status, final AnswerScanner answer, final boolean wellFormed) {
        switch (status) {
            case 200:
                return wellFormed ? ofOrder(answer) : Verdict.UNKNOWN;
            case 403:
                return Verdict.BLOCKED;
            case 404:
            case 451:
                return Verdict.REJECTED;
            case 418:
            case 429:
                return Verdict.LIMITED;
            case 503:
                return wellFormed ? ofUnavailable(answer) : Verdict.UNKNOWN;
            default:
                return wellFormed && status >= 400 && status < 500 && status != 408 && answer.hasCode()
                        ? ofCode(answer.code())
                        : Verdict.UNKNOWN;
        }
    }

    private static Verdict ofOrder(final AnswerScanner answer) {
        switch (answer.status()) {
            case CANCELED:
                return Verdict.CANCELED;
            case FILLED:
            case EXPIRED:
            case EXPIRED_IN_MATCH:
            case REJECTED:
                return Verdict.CLOSED;
            default:
                return Verdict.UNKNOWN;
        }
    }

    private static Verdict ofUnavailable(final AnswerScanner answer) {
        if (answer.code() == -1008) {
            return Verdict.BACK_OFF;
        }
        if (answer.messageEquals(SERVICE_UNAVAILABLE)) {
            return Verdict.BACK_OFF;
        }
        if (answer.messageEquals(INTERNAL_ERROR)) {
            return Verdict.REPEAT;
        }
        return Verdict.UNKNOWN;
    }

    private static Verdict ofCode(final long code) {
        if (code == -2011) {
            return Verdict.NOT_IN_BOOK;
        }
        if (code == -1021 || code == -5028) {
            return Verdict.CLOCK;
        }
        if (code == -1008) {
            return Verdict.BACK_OFF;
        }
        if (code == -1003) {
            return Verdict.LIMITED;
        }
        if (code == -1000 || code == -1001 || code == -1006 || code == -1007 || code == -5041) {
            return Verdict.UNKNOWN;
        }
        if (code == 51998 || code == 51999 || code == -51998 || code == -51999) {
            return Verdict.UNKNOWN;
        }
        return code == 0 || code == OrderView.NULL_LONG ? Verdict.UNKNOWN : Verdict.REJECTED;
    }

    /** Whether an order with this status is surely no longer open. */
    public static boolean isClosed(final OrderStatus status) {
        return status == OrderStatus.FILLED
                || status == OrderStatus.CANCELED
                || status == OrderStatus.EXPIRED
                || status == OrderStatus.EXPIRED_IN_MATCH
                || status == OrderStatus.REJECTED;
    }
}
