package io.quash.engine.rules;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.order.OrderField;
import io.quash.engine.order.OrderView;
import io.quash.engine.venue.AnswerScanner;

/**
 * Section 4 of the API facts as a table: what an answer says, by status, code and text. A row that is not there is
 * {@link Event#UNCLEAR}, for a query {@link Event#NO_NEWS}. Whose answer it is must be checked first.
 */
public final class AnswerTable {
    /** No cancellation can be ours. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final byte[] SERVICE_UNAVAILABLE = "Service Unavailable.".getBytes(US_ASCII);
    private static final byte[] INTERNAL_ERROR =
            "Internal error; unable to process your request. Please try again.".getBytes(US_ASCII);

    private AnswerTable() {}

    /**
     * Reads the answer to the cancel of one order.
     *
     * @param status     the HTTP status.
     * @param answer     the scanned body; looked at only if it was well-formed.
     * @param wellFormed whether the body is one JSON object.
     */
    public static Event ofCancel(final int status, final AnswerScanner answer, final boolean wellFormed) {
        return switch (status) {
            case 200 -> wellFormed ? ofCancelledOrder(answer) : Event.UNREADABLE;
            case 403 -> Event.BLOCKED;
            case 404, 451 -> Event.REFUSED;
            case 418, 429 -> Event.LIMITED;
            case 503 -> wellFormed ? ofUnavailable(answer) : Event.UNCLEAR;
            default ->
                wellFormed && status >= 400 && status < 500 && status != 408 && answer.hasCode()
                        ? ofCode(answer.code())
                        : Event.UNCLEAR;
        };
    }

    /** Reads the answer to the cancel of all orders of a symbol, as {@link #ofCancel} does. */
    public static Event ofCancelAll(final int status, final AnswerScanner answer, final boolean wellFormed) {
        if (status != 200) {
            return ofCancel(status, answer, wellFormed);
        }
        if (!wellFormed) {
            return Event.UNREADABLE;
        }
        return answer.code() == 200 ? Event.CANCELED : Event.UNCLEAR;
    }

    /**
     * Reads the answer to a query for an order, as {@link #ofCancel} does.
     *
     * @param ownFromMs from this venue's time on a cancellation may be ours; {@link #NEVER} for none.
     */
    public static Event ofQuery(
            final int status, final AnswerScanner answer, final boolean wellFormed, final long ownFromMs) {
        return switch (status) {
            case 200 -> wellFormed ? ofFoundOrder(answer, ownFromMs) : Event.NO_NEWS;
            case 403 -> Event.BLOCKED;
            case 418, 429 -> Event.LIMITED;
            case 400 -> wellFormed ? ofQueryCode(answer.code()) : Event.NO_NEWS;
            default -> Event.NO_NEWS;
        };
    }

    private static Event ofCancelledOrder(final AnswerScanner answer) {
        return switch (answer.status()) {
            case CANCELED -> Event.CANCELED;
            case FILLED, EXPIRED, EXPIRED_IN_MATCH, REJECTED -> Event.NOT_OPEN;
            default -> Event.UNCLEAR;
        };
    }

    private static Event ofFoundOrder(final AnswerScanner answer, final long ownFromMs) {
        return switch (answer.status()) {
            case CANCELED ->
                isOwn(answer.longValue(OrderField.UPDATE_TIME), ownFromMs)
                        ? Event.FOUND_CANCELED_BY_US
                        : Event.FOUND_NOT_OPEN;
            case FILLED, EXPIRED, EXPIRED_IN_MATCH, REJECTED -> Event.FOUND_NOT_OPEN;
            case NEW, PARTIALLY_FILLED -> Event.FOUND_OPEN;
            default -> Event.NO_NEWS;
        };
    }

    private static boolean isOwn(final long updateTimeMs, final long ownFromMs) {
        return ownFromMs != NEVER && updateTimeMs != OrderView.NULL_LONG && updateTimeMs >= ownFromMs;
    }

    private static Event ofUnavailable(final AnswerScanner answer) {
        if (answer.code() == -1008 || answer.messageEquals(SERVICE_UNAVAILABLE)) {
            return Event.OVERLOADED;
        }
        return answer.messageEquals(INTERNAL_ERROR) ? Event.REPEATABLE : Event.UNCLEAR;
    }

    private static Event ofCode(final long code) {
        if (code == OrderView.NULL_LONG || code != (int) code) {
            return code == OrderView.NULL_LONG ? Event.UNCLEAR : Event.REFUSED;
        }
        return switch ((int) code) {
            case -2011 -> Event.NOT_IN_BOOK;
            case -1021, -5028 -> Event.CLOCK;
            case -1008 -> Event.OVERLOADED;
            case -1003 -> Event.LIMITED;
            case 0, -1000, -1001, -1006, -1007, -5041, 51998, 51999, -51998, -51999 -> Event.UNCLEAR;
            default -> Event.REFUSED;
        };
    }

    private static Event ofQueryCode(final long code) {
        if (code == -2013) {
            return Event.NOT_FOUND;
        }
        if (code == -1021 || code == -5028) {
            return Event.CLOCK;
        }
        return code == -1003 ? Event.LIMITED : Event.NO_NEWS;
    }
}
