package io.quash.engine.sim;

import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Has orders, and wants them cancelled; keeps what it is told. */
final class Strategy {
    static final String[] SYMBOLS = {"BTCUSDT", "ETHUSDT", "币安人生USDT"};

    private static final long LONGEST_PAUSE_NS = TimeUnit.MINUTES.toNanos(2);
    private static final String[] CLOSED_BY_OTHERS = {"FILLED", "EXPIRED", "EXPIRED_IN_MATCH", "CANCELED"};

    /** What a client is asked for, as often as it takes until it accepts or refuses that. */
    private record Wish(CancelClient client, VenueOrder order, boolean byClientOrderId, long deadlineNs) {}

    private static final class HandlerFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Timeline timeline;
    private final Weather weather;
    private final History history;
    private final EventLog log;
    private final Draws draws;
    private final long deadlineNs;
    private final List<CancelClient> clients = new ArrayList<>();
    private final List<VenueOrder> orders = new ArrayList<>();
    private final double byClientOrderId;
    private final double repeats;
    private final double cancelsAll;
    private final double ownDeadline;
    private final double pauses;
    private final double handlerFails;
    private int toSubmit;
    private int unfinished;

    Strategy(
            final Timeline timeline,
            final Weather weather,
            final History history,
            final EventLog log,
            final Draws draws,
            final long deadlineNs) {
        this.timeline = timeline;
        this.weather = weather;
        this.history = history;
        this.log = log;
        this.draws = draws;
        this.deadlineNs = deadlineNs;
        byClientOrderId = draws.fraction() / 3;
        repeats = draws.chance(0.5) ? draws.fraction() / 4 : 0;
        cancelsAll = draws.chance(0.5) ? draws.fraction() / 5 : 0;
        ownDeadline = draws.chance(0.5) ? draws.fraction() : 0;
        pauses = draws.chance(0.05) ? 0.02 : 0;
        handlerFails = draws.chance(0.2) ? 0.02 : 0;
    }

    /** Plans so many cancels, from now on. */
    void begin(final CancelGateway gateway, final int clientCount, final int cancels) {
        final long busiestGapNs = 2 * weather.latencyNs / history.settings.connections();
        for (int i = 0; i < clientCount; i++) {
            clients.add(gateway.newClient());
        }
        final long gapNs = busiestGapNs * draws.scaleBetween(weather.isFair() ? 6 : 1, 20) / 2;
        long atNs = timeline.nowNs();
        for (int i = 0; i < cancels; i++) {
            atNs += draws.chance(0.2) ? 0 : draws.between(0, 2 * gapNs);
            atNs += draws.chance(pauses) ? draws.scaleBetween(1, LONGEST_PAUSE_NS) : 0;
            timeline.at(atNs, this::submit);
        }
        toSubmit = cancels;
    }

    /** Every cancel was submitted, and every accepted one is over. */
    boolean isDone() {
        return toSubmit == 0 && unfinished == 0;
    }

    private void submit() {
        final CancelClient client = clients.get(draws.below(clients.size()));
        if (draws.chance(0.01)) {
            refused(client.cancel(SYMBOLS.length, 1));
            refused(client.cancel(0, -1));
            refused(client.cancel(0, "not legal"));
            refused(client.cancel(0, 1, 0));
            refused(client.cancelAll(SYMBOLS.length));
        }
        if (draws.chance(cancelsAll)) {
            submit(new Wish(client, history.book(draws.oneOf(SYMBOLS)), false, deadlineNs));
        } else {
            submit(new Wish(client, choose(), draws.chance(byClientOrderId), drawDeadlineNs()));
        }
    }

    private long drawDeadlineNs() {
        final boolean own = !weather.isFair() && draws.chance(ownDeadline);
        return own ? draws.scaleBetween(draws.chance(0.1) ? 1000 : deadlineNs / 10, 2 * deadlineNs) : deadlineNs;
    }

    private void refused(final long result) {
        if (result >= 0) {
            history.violated(Check.ONE_OUTCOME, null, "accepted although wrong: " + result);
        }
    }

    private void submit(final Wish wish) {
        final long result = ask(wish);
        log.add("submits", result, wish.order.orderId);
        if (result > 0) {
            final long nowNs = timeline.nowNs();
            final IntentRecord intent =
                    new IntentRecord(result, wish.order, wish.byClientOrderId, nowNs, nowNs + wish.deadlineNs);
            if (history.intents.put(result, intent) != null) {
                history.violated(Check.ONE_OUTCOME, wish.order, "correlation id " + result + " was given twice");
            }
            wish.order.intents.add(intent);
            unfinished++;
            toSubmit--;
        } else if (result == CancelClient.BACK_PRESSURED || result == CancelClient.TOO_MANY_UNFINISHED) {
            timeline.after(draws.between(1000, deadlineNs / 4), () -> submit(wish));
        } else {
            toSubmit--;
        }
    }

    private long ask(final Wish wish) {
        final VenueOrder order = wish.order;
        final int symbol = List.of(SYMBOLS).indexOf(order.symbol);
        if (order.isAll()) {
            return wish.client.cancelAll(symbol);
        }
        if (wish.deadlineNs == deadlineNs) {
            return wish.byClientOrderId
                    ? wish.client.cancel(symbol, order.clientOrderId)
                    : wish.client.cancel(symbol, order.orderId);
        }
        return wish.byClientOrderId
                ? wish.client.cancel(symbol, order.clientOrderId, wish.deadlineNs)
                : wish.client.cancel(symbol, order.orderId, wish.deadlineNs);
    }

    private VenueOrder choose() {
        if (!orders.isEmpty() && draws.chance(repeats)) {
            return orders.get(Math.max(0, orders.size() - 1 - draws.below(8)));
        }
        final VenueOrder order = place();
        orders.add(order);
        history.add(order);
        return order;
    }

    private VenueOrder place() {
        final long nowNs = timeline.nowNs();
        final long orderId = 4611875134427365377L + orders.size() * 7L;
        final boolean exists = !draws.chance(0.02);
        final boolean later = draws.chance(weather.notThereYet);
        final long knownFromNs = !exists
                ? Long.MAX_VALUE
                : later ? nowNs + draws.scaleBetween(1000, TimeUnit.SECONDS.toNanos(1)) : nowNs - 1;
        final VenueOrder order =
                new VenueOrder(draws.oneOf(SYMBOLS), orderId, "my.Order:/_-" + orders.size(), knownFromNs);
        order.vanishes = draws.chance(0.05);
        if (exists) {
            order.become(nowNs - 1, "NEW", "0.00");
            if (draws.chance(weather.closedByOthers)) {
                liveOn(order);
            }
        }
        return order;
    }

    /** Things happen to it that are not our doing, now or about when its cancel arrives. */
    private void liveOn(final VenueOrder order) {
        final long soonNs = draws.chance(0.3) ? 0 : draws.between(1, 4 * (weather.latencyNs + weather.jitterNs));
        final String ending = draws.oneOf(CLOSED_BY_OTHERS);
        timeline.after(soonNs / 2, () -> change(order, "PARTIALLY_FILLED", "3.10"));
        if (draws.chance(0.7)) {
            timeline.after(soonNs, () -> change(order, ending, ending.equals("FILLED") ? "10.00" : "3.10"));
        }
    }

    private void change(final VenueOrder order, final String status, final String executedQty) {
        if (order.isOpen()) {
            order.become(timeline.nowNs(), status, executedQty);
            log.add("becomes " + status, 0, order.orderId);
        }
    }

    void poll() {
        for (final CancelClient client : clients) {
            try {
                client.poll(this::onOutcome, 1 + draws.below(20));
            } catch (final HandlerFailure ignored) {
                history.faults.add(StrategyFault.HANDLER_THREW);
                log.add("handler throws", 0, 0);
            }
        }
    }

    private void onOutcome(final CancelOutcome outcome) {
        log.add("told", outcome.correlationId(), outcome.kind() + " " + outcome.reason());
        final IntentRecord intent = history.intents.get(outcome.correlationId());
        if (intent == null) {
            history.violated(Check.ONE_OUTCOME, null, "an outcome of nothing: " + outcome);
            return;
        }
        intent.tell(outcome);
        unfinished--;
        if (draws.chance(handlerFails)) {
            throw new HandlerFailure();
        }
    }
}
