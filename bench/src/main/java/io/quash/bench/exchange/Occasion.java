package io.quash.bench.exchange;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** When a fault may strike: at a request of a kind, or at the accept of a connection. */
enum Occasion {
    CANCEL,
    QUERY,
    PING,
    TIME,
    CONNECTION;

    static final Set<Occasion> REQUESTS = EnumSet.of(CANCEL, QUERY, PING, TIME);
    static final Set<Occasion> ORDER_REQUESTS = EnumSet.of(CANCEL, QUERY);

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
