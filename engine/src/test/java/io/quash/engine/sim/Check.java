package io.quash.engine.sim;

import java.util.EnumSet;
import java.util.Set;

/** What must be true of every history. */
enum Check {
    /** Every accepted intent has exactly one outcome, and nothing else has any. */
    ONE_OUTCOME,
    /** CANCELED: one of our requests cancelled the order, and the venue said so, with what was filled before. */
    CANCELED,
    /** CLOSED: the venue said that the order has a final status, and it has. */
    CLOSED,
    /** GONE: the venue said -2011 of this order. */
    GONE,
    /** REJECTED: no request of this intent was executed. */
    REJECTED,
    /** NOT_SENT: every byte that left for the order did so for an intent that does not say so. */
    NOT_SENT,
    /** UNKNOWN: no answer that settles it was delivered. */
    UNKNOWN,
    /** No bytes leave for an order that no open intent is for. */
    NOTHING_AFTERWARDS,
    /** What an outcome says of its answer is what the venue said, and of its intent what was submitted. */
    ANSWER_FIELDS,
    /** Stages come in order, and the outcome by the deadline or as soon after as the sender had the time. */
    TIMES,
    /** Two requests of one intent are never in flight at a time, but for a hedge after its delay. */
    ONE_IN_FLIGHT,
    /** By client order id, nothing is repeated that may have been executed. */
    NO_REPEAT_BY_CLIENT_ID,
    /** The venue gets nothing but well-formed, correctly signed requests for orders that somebody wants cancelled. */
    REQUEST_FORM,
    /** The sender meets no defect. */
    NO_DEFECT,
    /** Where nothing goes wrong, an open order that is cancelled once, is CANCELED. */
    FAIR_WEATHER,
    /** Not even the requests of several intents for one order are in flight at a time. */
    SINGLE_FLIGHT,
    /** Used weight stays within the limit, as far as the venue had said how much it was. */
    WEIGHT,
    /** While the venue or its edge wants to be left alone, it is. */
    HELD;

    static Set<Check> inForce() {
        return EnumSet.allOf(Check.class);
    }
}
