package io.quash.bench.reconcile;

import io.quash.bench.exchange.OrderState;
import io.quash.bench.exchange.OrderTruth;
import io.quash.bench.exchange.Reported;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the exchange wrote at its end about every order that a cancel request has reached. */
final class KnownTruth {
    /** Of an order that no cancel request has reached, or that the exchange has never heard of. */
    private static final OrderTruth UNTOUCHED =
            new OrderTruth(0, false, OrderState.UNKNOWN, Reported.NOTHING, Reported.NOTHING);

    private final Map<Order, OrderTruth> truths = new HashMap<>();

    private record Order(String symbol, String orderId) {}

    static KnownTruth read(final Path path) throws IOException {
        final KnownTruth known = new KnownTruth();
        try (CsvRows rows = new CsvRows(
                path, "order_id", "symbol", "cancel_requests", "applied", "state", "first_reported", "last_reported")) {
            while (rows.next()) {
                final Order order = new Order(rows.text("symbol"), Long.toString(rows.number("order_id")));
                if (known.truths.put(order, truth(rows)) != null) {
                    throw rows.problem("a second row for order " + order.orderId + " of " + order.symbol);
                }
            }
        }
        return known;
    }

    private static OrderTruth truth(final CsvRows rows) {
        final String applied = rows.text("applied");
        if (!applied.equals("true") && !applied.equals("false")) {
            throw rows.problem("applied '" + applied + "' is neither true nor false");
        }
        return new OrderTruth(
                rows.number("cancel_requests"),
                applied.equals("true"),
                rows.constant("state", OrderState.class),
                rows.constant("first_reported", Reported.class),
                rows.constant("last_reported", Reported.class));
    }

    OrderTruth of(final String symbol, final String orderId) {
        return truths.getOrDefault(new Order(symbol, orderId), UNTOUCHED);
    }
}
