/**
 * A simulated Binance Portfolio Margin exchange: HTTP/1.1, plain or TLS, on 127.0.0.1. It is the oracle and the
 * benchmark peer of the engine, so it shares no code with it: what it says about a request or an order is worked out
 * here, in the straightforward way.
 */
package io.quash.bench.exchange;
