package io.quash.engine.sim;

/** Does to orders what requests ask for, and says truly what came of it. */
final class OrderDesk {
    private static final String[] NOT_IN_BOOK = {"Unknown order sent.", "CANCEL_REJECTED", "UNKNOWN_ORDER"};
    private static final String NO_ORDER = "Order does not exist.";

    private final Timeline timeline;
    private final VenueClock clock;
    private final Weather weather;
    private final History history;
    private final EventLog log;
    private final Draws draws;

    OrderDesk(
            final Timeline timeline,
            final VenueClock clock,
            final Weather weather,
            final History history,
            final EventLog log,
            final Draws draws) {
        this.timeline = timeline;
        this.clock = clock;
        this.weather = weather;
        this.history = history;
        this.log = log;
        this.draws = draws;
    }

    Answer execute(final VenueRequest asked, final RequestRecord request) {
        return switch (asked.kind()) {
            case CANCEL -> cancel(request);
            case QUERY -> query(request.order);
            default -> cancelAll(asked.symbol(), request);
        };
    }

    /** Does it without saying so. */
    void executeSilently(final VenueRequest asked, final RequestRecord request) {
        if (asked.kind() == RequestRecord.Kind.CANCEL && isCancelable(request.order)) {
            close(request.order, request);
        } else if (asked.kind() == RequestRecord.Kind.CANCEL_ALL) {
            cancelAll(asked.symbol(), request);
        }
    }

    private Answer cancel(final RequestRecord request) {
        final VenueOrder order = request.order;
        if (isCancelable(order)) {
            close(order, request);
            return describe(order, timeline.nowNs(), Says.CANCELED);
        }
        if (order.knownFromNs <= timeline.nowNs() && draws.chance(weather.statusOfClosed)) {
            if (order.canceledBy != null) {
                return describe(order, timeline.nowNs(), Says.CANCELED);
            }
            if (!order.status().equals("CANCELED")) {
                return describe(order, timeline.nowNs(), Says.FINAL_STATUS);
            }
        }
        return Answer.error(400, -2011, draws.oneOf(NOT_IN_BOOK), Says.NOT_IN_BOOK);
    }

    private Answer query(final VenueOrder order) {
        final long lagNs = draws.chance(weather.lateQuery) ? draws.scaleBetween(1000, 2_000_000_000L) : 0;
        final long asOfNs = timeline.nowNs() - lagNs;
        final String status = order.statusAt(asOfNs);
        if (order.knownFromNs > asOfNs || status.isEmpty() || order.hasVanished()) {
            return Answer.error(400, -2013, NO_ORDER, Says.NOTHING);
        }
        return describe(order, asOfNs, VenueOrder.isFinal(status) ? Says.FINAL_STATUS : Says.NOTHING);
    }

    private Answer cancelAll(final String symbol, final RequestRecord request) {
        request.executedNs = timeline.nowNs();
        boolean any = false;
        for (final VenueOrder order : history.orders.values()) {
            if (order.symbol.equals(symbol) && isCancelable(order)) {
                close(order, request);
                any = true;
            }
        }
        return any || !draws.chance(weather.statusOfClosed)
                ? Answer.error(200, 200, "The operation of cancel all open order is done.", Says.CANCELED)
                : Answer.error(400, -2011, draws.oneOf(NOT_IN_BOOK), Says.NOT_IN_BOOK);
    }

    private boolean isCancelable(final VenueOrder order) {
        return order.isOpen() && order.knownFromNs <= timeline.nowNs();
    }

    private void close(final VenueOrder order, final RequestRecord request) {
        order.become(timeline.nowNs(), "CANCELED", order.executedQty());
        order.canceledBy = request;
        request.executedNs = timeline.nowNs();
        log.add("venue cancels", request.id, order.orderId);
    }

    private Answer describe(final VenueOrder order, final long asOfNs, final Says says) {
        final boolean plain = !draws.chance(weather.form);
        final JsonStyle style = plain ? JsonStyle.DOCUMENTED : JsonStyle.values()[draws.weighted(weather.styleWeights)];
        history.faults.add(style);
        final String executedQty = order.executedQtyAt(asOfNs);
        return Answer.order(
                OrderJson.of(
                        order,
                        order.statusAt(asOfNs),
                        executedQty,
                        clock.venueMs(order.changedNs(asOfNs)),
                        style,
                        draws),
                says);
    }
}
