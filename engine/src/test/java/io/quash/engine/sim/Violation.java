package io.quash.engine.sim;

/**
 * Something that must never happen.
 *
 * @param order null when no single order is concerned.
 */
record Violation(long seed, Check check, VenueOrder order, String what) {
    @Override
    public String toString() {
        return "seed " + seed + ": " + check + ": " + what + (order == null ? "" : "\n  " + order.story());
    }
}
