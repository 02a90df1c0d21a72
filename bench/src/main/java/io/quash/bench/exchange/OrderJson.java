package io.quash.bench.exchange;

import java.nio.charset.StandardCharsets;

/** An order as the venue's cancel and query answers show it: documented fields in the documented order. */
final class OrderJson {
    private static final int TYPICAL_LENGTH = 512;
    private static final String QUANTITY = "0.40";
    private static final String FILL_PRICE = "60000.00000";
    private static final String FILL_VALUE = "24000.00000";

    private final String clientPrefix;
    private final long createdMillis;

    OrderJson(final String clientPrefix, final long createdMillis) {
        this.clientPrefix = clientPrefix;
        this.createdMillis = createdMillis;
    }

    byte[] canceled(final String symbol, final long orderId, final long updateMillis) {
        final StringBuilder json = new StringBuilder(TYPICAL_LENGTH);
        json.append("{\"avgPrice\":\"0.00000\",\"clientOrderId\":\"")
                .append(clientPrefix)
                .append(orderId);
        json.append("\",\"cumQty\":\"0\",\"cumQuote\":\"0\",\"executedQty\":\"0\",\"orderId\":")
                .append(orderId);
        json.append(",\"origQty\":\"" + QUANTITY + "\",\"price\":\"0\",\"reduceOnly\":false,\"side\":\"BUY\"");
        json.append(",\"positionSide\":\"SHORT\",\"status\":\"CANCELED\",\"symbol\":\"")
                .append(symbol);
        json.append("\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"updateTime\":")
                .append(updateMillis);
        json.append(",\"selfTradePreventionMode\":\"NONE\",\"goodTillDate\":0,\"priceMatch\":\"NONE\"}");
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] queried(final String symbol, final long orderId, final OrderState state, final long canceledMillis) {
        final boolean filled = state == OrderState.FILLED;
        final String status = state == OrderState.OPEN ? "NEW" : state.name();
        final StringBuilder json = new StringBuilder(TYPICAL_LENGTH);
        json.append("{\"avgPrice\":\"").append(filled ? FILL_PRICE : "0.00000");
        json.append("\",\"clientOrderId\":\"").append(clientPrefix).append(orderId);
        json.append("\",\"cumQuote\":\"").append(filled ? FILL_VALUE : "0");
        json.append("\",\"executedQty\":\"").append(filled ? QUANTITY : "0");
        json.append("\",\"orderId\":").append(orderId);
        json.append(",\"origQty\":\"" + QUANTITY + "\",\"origType\":\"LIMIT\",\"price\":\"0\",\"reduceOnly\":false");
        json.append(",\"side\":\"BUY\",\"positionSide\":\"SHORT\",\"status\":\"")
                .append(status);
        json.append("\",\"symbol\":\"").append(symbol).append("\",\"time\":").append(createdMillis);
        json.append(",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"updateTime\":");
        json.append(canceledMillis == 0 ? createdMillis : canceledMillis);
        json.append(",\"selfTradePreventionMode\":\"NONE\",\"goodTillDate\":0,\"priceMatch\":\"NONE\"}");
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
