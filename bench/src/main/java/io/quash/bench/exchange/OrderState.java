package io.quash.bench.exchange;

/** What has become of an order in the simulated exchange. */
public enum OrderState {
    /** In the book; a cancel would succeed. */
    OPEN,
    /** In the book, with a part filled before the exchange started; a cancel would succeed. */
    PARTIALLY_FILLED,
    /** Cancelled by a request that the exchange executed. */
    CANCELED,
    /** Filled before the exchange started, or by a fault just before its cancel. */
    FILLED,
    /** In no configured range: the exchange has never heard of it. */
    UNKNOWN
}
