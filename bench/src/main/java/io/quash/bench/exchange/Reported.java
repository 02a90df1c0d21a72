package io.quash.bench.exchange;

import java.util.Locale;

/** What the exchange has told a client about an order. */
public enum Reported {
    /** No answer, or none that was complete. */
    NOTHING,
    /** A well-formed answer that the order is cancelled. */
    CANCELED,
    /** A well-formed -2011. */
    UNKNOWN_ORDER,
    /** A well-formed answer that the order was filled. */
    FILLED,
    /** Any other answer: an error, one about another order, or one that is damaged or outsized. */
    OTHER;

    private static final Reported[] VALUES = values();

    static Reported of(final int ordinal) {
        return VALUES[ordinal];
    }

    /** The name in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
