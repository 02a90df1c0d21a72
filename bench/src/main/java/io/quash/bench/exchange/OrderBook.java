package io.quash.bench.exchange;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every order of the exchange, by symbol and id. The client order id is a prefix followed by the order id. */
final class OrderBook {
    private final Map<String, SymbolOrders> bySymbol = new HashMap<>();
    private final String clientPrefix;

    OrderBook(
            final List<OrderRange> open,
            final List<OrderRange> partial,
            final List<OrderRange> gone,
            final String clientPrefix) {
        this.clientPrefix = clientPrefix;
        Stream.of(open, partial, gone)
                .flatMap(List::stream)
                .map(OrderRange::symbol)
                .distinct()
                .forEach(symbol -> bySymbol.put(symbol, new SymbolOrders(symbol, open, partial, gone)));
    }

    /** Every symbol's orders, by symbol. */
    List<SymbolOrders> symbols() {
        return bySymbol.values().stream()
                .sorted(Comparator.comparing(SymbolOrders::symbol))
                .toList();
    }

    /** The orders of a symbol, or null if the venue has no such symbol. */
    SymbolOrders symbol(final String symbol) {
        return bySymbol.get(symbol);
    }

    String clientPrefix() {
        return clientPrefix;
    }

    /** The order id that a client order id stands for, or {@link DecimalText#NOT_A_NUMBER} if for none. */
    long orderIdOf(final String clientOrderId) {
        final int digits = clientPrefix.length();
        final boolean canonical = clientOrderId.startsWith(clientPrefix) && !hasLeadingZero(clientOrderId, digits);
        return canonical ? DecimalText.parse(clientOrderId, digits) : DecimalText.NOT_A_NUMBER;
    }

    private static boolean hasLeadingZero(final String text, final int digits) {
        return text.length() > digits + 1 && text.charAt(digits) == '0';
    }
}
