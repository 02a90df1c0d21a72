package io.quash.engine.venue;

/** What an answer to {@code GET um/order} says. A row that is not there is inconclusive. Pure, without allocation. */
public final class QueryClassifier {
    private QueryClassifier() {}

    /**
     * @param status     the HTTP status.
     * @param answer     the scanned body; looked at only if it was well-formed.
     * @param wellFormed whether the body is one JSON object.
     */
    public static QueryVerdict classify(final int status, final AnswerScanner answer, final boolean wellFormed) {
        switch (status) {
            case 200:
                return wellFormed ? ofOrder(answer) : QueryVerdict.INCONCLUSIVE;
            case 403:
                return QueryVerdict.BLOCKED;
            case 418:
            case 429:
                return QueryVerdict.LIMITED;
            case 400:
                return wellFormed ? ofCode(answer.code()) : QueryVerdict.INCONCLUSIVE;
            default:
                return QueryVerdict.INCONCLUSIVE;
        }
    }

    private static QueryVerdict ofOrder(final AnswerScanner answer) {
        switch (answer.status()) {
            case CANCELED:
                return QueryVerdict.CANCELED;
            case NEW:
            case PARTIALLY_FILLED:
                return QueryVerdict.OPEN;
            default:
                return CancelClassifier.isClosed(answer.status()) ? QueryVerdict.CLOSED : QueryVerdict.INCONCLUSIVE;
        }
    }

    private static QueryVerdict ofCode(final long code) {
        if (code == -2013) {
            return QueryVerdict.NOT_FOUND;
        }
        if (code == -1021 || code == -5028) {
            return QueryVerdict.CLOCK;
        }
        return code == -1003 ? QueryVerdict.LIMITED : QueryVerdict.INCONCLUSIVE;
    }
}
