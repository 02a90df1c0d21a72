package io.quash.engine.sim;

/** One answer that the venue gave, and how much of it reached the process. */
final class Answer {
    static final long NOT_YET = Long.MAX_VALUE;

    final int status;
    final Says says;
    final String body;

    /** Null where the answer has none. */
    Long code;

    String message;
    String orderStatus;
    String executedQty;

    /** 0 for none. */
    long retryAfterSeconds;

    /** Names symbol and both ids, so that it cannot be taken for another order's. */
    boolean namesItsOrder;

    /** Valid HTTP, valid JSON where JSON is due, and about the order that was asked for. */
    boolean readable = true;

    /** Nothing came before it on its connection that did not belong there. */
    boolean healthy = true;

    long firstByteNs = NOT_YET;
    long deliveredNs = NOT_YET;

    /** The venue wants no other request on this connection. */
    boolean announcesClose;

    /** The request that had this answer before; null for a first answer. */
    RequestRecord repeats;

    private Answer(final int status, final String body, final Says says) {
        this.status = status;
        this.body = body;
        this.says = says;
    }

    static Answer of(final int status, final String body, final Says says) {
        return new Answer(status, body, says);
    }

    static Answer error(final int status, final long code, final String message, final Says says) {
        final Answer answer = of(status, "{\"code\":" + code + ",\"msg\":\"" + message + "\"}", says);
        answer.code = code;
        answer.message = message;
        return answer;
    }

    static Answer order(final OrderJson json, final Says says) {
        final Answer answer = of(200, json.text(), json.readable() ? says : Says.NOTHING);
        answer.orderStatus = json.status();
        answer.executedQty = json.executedQty();
        answer.namesItsOrder = json.namesItsOrder();
        answer.readable = json.readable();
        return answer;
    }

    /** Once more, for a venue that says a thing twice. */
    Answer again(final RequestRecord answered) {
        final Answer copy = new Answer(status, body, says);
        copy.repeats = answered;
        copy.healthy = false;
        copy.code = code;
        copy.message = message;
        copy.orderStatus = orderStatus;
        copy.executedQty = executedQty;
        copy.namesItsOrder = namesItsOrder;
        copy.readable = readable;
        return copy;
    }

    /** Its body is no JSON, and need not be read. */
    boolean isToldByItsStatus() {
        return says == Says.NOT_EXECUTED && !body.startsWith("{");
    }

    boolean isDelivered(final long untilNs) {
        return deliveredNs <= untilNs;
    }

    /** Whoever gets it whole must be able to conclude what it says. */
    boolean isConclusive(final long untilNs) {
        return readable && healthy && isDelivered(untilNs) && says != Says.NOTHING;
    }

    @Override
    public String toString() {
        return status + " " + (body.length() > 160 ? body.substring(0, 160) + "..." : body) + " (" + says
                + (readable ? "" : ", unreadable") + (healthy ? "" : ", on a disturbed connection")
                + (deliveredNs == NOT_YET ? ", not delivered" : ", delivered at " + deliveredNs) + ")";
    }
}
