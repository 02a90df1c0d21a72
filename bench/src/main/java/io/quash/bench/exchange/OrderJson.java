package io.quash.bench.exchange;

import java.nio.charset.StandardCharsets;

/** An order as the venue's cancel and query answers show it: documented fields in the documented order. */
final class OrderJson {
    private static final int TYPICAL_LENGTH = 512;
    private static final String QUANTITY = "0.40";
    private static final long LOWEST_PRICE = 60_000;
    private static final long PRICES = 1_000;

    private final String clientPrefix;
    private final long createdMillis;

    OrderJson(final String clientPrefix, final long createdMillis) {
        this.clientPrefix = clientPrefix;
        this.createdMillis = createdMillis;
    }

    /** How much of an order is filled. */
    private enum Fill {
        NONE("0", "0", "0.00000"),
        PART("0.15", "9000.00000", "60000.00000"),
        ALL(QUANTITY, "24000.00000", "60000.00000");

        private final String quantity;
        private final String value;
        private final String price;

        Fill(final String quantity, final String value, final String price) {
            this.quantity = quantity;
            this.value = value;
            this.price = price;
        }

        static Fill of(final OrderState state, final OrderState initial) {
            if (state == OrderState.FILLED) {
                return ALL;
            }
            return initial == OrderState.PARTIALLY_FILLED ? PART : NONE;
        }
    }

    private static long price(final long orderId) {
        return LOWEST_PRICE + orderId % PRICES;
    }

    private static String side(final long orderId) {
        return orderId % 2 == 0 ? "BUY" : "SELL";
    }

    /**
     * The answer to a cancel.
     *
     * @param state of the order now
     * @param initial its state at the start
     */
    byte[] ended(
            final String symbol,
            final long orderId,
            final OrderState state,
            final OrderState initial,
            final long updateMillis) {
        final Fill fill = Fill.of(state, initial);
        final StringBuilder json = new StringBuilder(TYPICAL_LENGTH);
        json.append("{\"avgPrice\":\"").append(fill.price);
        json.append("\",\"clientOrderId\":\"").append(clientPrefix).append(orderId);
        json.append("\",\"cumQty\":\"").append(fill.quantity);
        json.append("\",\"cumQuote\":\"").append(fill.value);
        json.append("\",\"executedQty\":\"").append(fill.quantity);
        json.append("\",\"orderId\":").append(orderId);
        json.append(",\"origQty\":\"" + QUANTITY + "\",\"price\":\"").append(price(orderId));
        json.append("\",\"reduceOnly\":false,\"side\":\"").append(side(orderId));
        json.append("\",\"positionSide\":\"SHORT\",\"status\":\"").append(state);
        json.append("\",\"symbol\":\"").append(symbol);
        json.append("\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"updateTime\":")
                .append(updateMillis);
        json.append(",\"selfTradePreventionMode\":\"NONE\",\"goodTillDate\":0,\"priceMatch\":\"NONE\"}");
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The answer to a query.
     *
     * @param endedMillis when the order was cancelled or filled, or 0 if it is as at the start
     */
    byte[] queried(
            final String symbol,
            final long orderId,
            final OrderState state,
            final OrderState initial,
            final long endedMillis) {
        final Fill fill = Fill.of(state, initial);
        final StringBuilder json = new StringBuilder(TYPICAL_LENGTH);
        json.append("{\"avgPrice\":\"").append(fill.price);
        json.append("\",\"clientOrderId\":\"").append(clientPrefix).append(orderId);
        json.append("\",\"cumQuote\":\"").append(fill.value);
        json.append("\",\"executedQty\":\"").append(fill.quantity);
        json.append("\",\"orderId\":").append(orderId);
        json.append(",\"origQty\":\"" + QUANTITY + "\",\"origType\":\"LIMIT\",\"price\":\"")
                .append(price(orderId));
        json.append("\",\"reduceOnly\":false,\"side\":\"").append(side(orderId));
        json.append("\",\"positionSide\":\"SHORT\",\"status\":\"")
                .append(state == OrderState.OPEN ? "NEW" : state.name());
        json.append("\",\"symbol\":\"").append(symbol).append("\",\"time\":").append(createdMillis);
        json.append(",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"updateTime\":");
        json.append(endedMillis == 0 ? createdMillis : endedMillis);
        json.append(",\"selfTradePreventionMode\":\"NONE\",\"goodTillDate\":0,\"priceMatch\":\"NONE\"}");
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
