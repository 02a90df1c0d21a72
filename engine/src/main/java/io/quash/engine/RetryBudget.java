package io.quash.engine;

/**
 * Bounds how much repeats and queries may add to the traffic, so that a venue in trouble is not sent a multiple of it:
 * each first attempt earns a fraction of a token, each repeat or query costs one. First attempts need none. For one
 * thread; does not allocate.
 */
final class RetryBudget {
    private final double perFirstAttempt;
    private final double capacity;
    private double tokens;

    RetryBudget(final double perFirstAttempt, final double capacity) {
        this.perFirstAttempt = perFirstAttempt;
        this.capacity = capacity;
        this.tokens = capacity;
    }

    void onFirstAttempt() {
        tokens = Math.min(capacity, tokens + perFirstAttempt);
    }

    /** Whether there is a token to take. */
    boolean hasToken() {
        return tokens >= 1;
    }

    /** @return whether there was a token to take. */
    boolean take() {
        if (!hasToken()) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
