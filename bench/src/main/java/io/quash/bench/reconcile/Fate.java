package io.quash.bench.reconcile;

import io.quash.bench.exchange.OrderTruth;

/** What became of an order, in one word of a table. */
enum Fate {
    CANCELED_BY_US("by us"),
    CANCELED_OTHERWISE("otherwise"),
    FILLED("filled"),
    OPEN("open"),
    NOT_ASKED("not asked");

    private final String heading;

    Fate(final String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }

    static Fate of(final OrderTruth truth) {
        if (truth.applied()) {
            return CANCELED_BY_US;
        }
        if (truth.cancelRequests() == 0) {
            return NOT_ASKED;
        }
        return switch (truth.state()) {
            case CANCELED -> CANCELED_OTHERWISE;
            case FILLED -> FILLED;
            case OPEN, PARTIALLY_FILLED, UNKNOWN -> OPEN;
        };
    }
}
