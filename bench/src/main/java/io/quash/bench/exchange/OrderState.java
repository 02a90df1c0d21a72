package io.quash.bench.exchange;

/** What has become of an order in the simulated exchange. */
public enum OrderState {
    /** In the book; a cancel would succeed. */
    OPEN,
    /** Cancelled by a request that the exchange executed. */
    CANCELED,
    /** Filled before the exchange started. */
    FILLED,
    /** In no configured range: the exchange has never heard of it. */
    UNKNOWN
}
