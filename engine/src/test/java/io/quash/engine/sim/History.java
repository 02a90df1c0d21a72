package io.quash.engine.sim;

import io.quash.engine.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that happened under one seed, as far as truth depends on it. */
final class History {
    final long seed;
    final Map<String, VenueOrder> orders = new LinkedHashMap<>();
    final Map<String, VenueOrder> books = new LinkedHashMap<>();
    final Map<Long, IntentRecord> intents = new LinkedHashMap<>();
    final List<RequestRecord> requests = new ArrayList<>();

    /** What the gateway was set to. */
    Context settings = new Context();

    /** The longest time that passed between two looks of the gateway at its clock. */
    long longestStepNs;

    /** Nothing was to go wrong. */
    boolean fairWeather;

    /** Every kind of fault that came. */
    final Set<Enum<?>> faults = new HashSet<>();

    /** Every byte that left, with its wire, in order. */
    final Digest requestsDigest = new Digest();

    /** What was seen to be wrong on the spot. */
    final List<Violation> violations = new ArrayList<>();

    History(final long seed) {
        this.seed = seed;
    }

    void add(final VenueOrder order) {
        orders.put(key(order.symbol, false, Long.toString(order.orderId)), order);
        orders.put(key(order.symbol, true, order.clientOrderId), order);
    }

    VenueOrder find(final String symbol, final boolean byClientOrderId, final String id) {
        return orders.get(key(symbol, byClientOrderId, id));
    }

    /** All orders of a symbol, which are cancelled as one. */
    VenueOrder book(final String symbol) {
        return books.computeIfAbsent(symbol, VenueOrder::allOf);
    }

    void lookedAtClock(final long lastNs, final long nowNs) {
        longestStepNs = Math.max(longestStepNs, nowNs - lastNs);
    }

    void violated(final Check check, final VenueOrder order, final String what) {
        violations.add(new Violation(seed, check, order, what));
    }

    private static String key(final String symbol, final boolean byClientOrderId, final String id) {
        return symbol + (byClientOrderId ? '@' : '#') + id;
    }
}
