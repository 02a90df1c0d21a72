package io.quash.engine.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * An order as the venue writes it.
 *
 * @param executedQty null where it is left out.
 * @param readable    the text is one JSON object about this order.
 */
record OrderJson(String text, String status, String executedQty, boolean readable, boolean namesItsOrder) {

    static OrderJson of(
            final VenueOrder order,
            final String status,
            final String executedQty,
            final long updateTimeMs,
            final JsonStyle style,
            final Draws draws) {
        final List<String> members = new ArrayList<>(20);
        final boolean sparse = style == JsonStyle.SPARSE;
        if (!sparse) {
            final long orderId = style == JsonStyle.OTHER_ORDER ? order.orderId + 1 : order.orderId;
            final String clientOrderId = style == JsonStyle.OTHER_ORDER ? "other" : order.clientOrderId;
            members.add("\"avgPrice\":\"0.00000\"");
            members.add("\"clientOrderId\":\"" + clientOrderId + '"');
            members.add("\"orderId\":" + orderId);
            members.add("\"symbol\":\"" + order.symbol + '"');
            members.add("\"executedQty\":\"" + executedQty + '"');
            members.add("\"origQty\":\"10.00\",\"price\":\"9300.10\",\"reduceOnly\":false,\"side\":\"BUY\"");
            members.add("\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"updateTime\":" + updateTimeMs);
        }
        final String name = style == JsonStyle.ESCAPED ? "\"st\\u0061tus\"" : "\"status\"";
        members.add(name + ":\"" + status + '"');
        dress(members, style, draws);
        final String separator = style == JsonStyle.SPACED ? " ,\r\n\t" : ",";
        final String whole = (style == JsonStyle.SPACED ? " { " : "{") + String.join(separator, members) + '}';
        final boolean cut = style == JsonStyle.CUT;
        final String text = cut ? whole.substring(0, 1 + draws.below(whole.length() - 1)) : whole;
        final boolean readable = !cut && style != JsonStyle.DOUBLED_NAME && style != JsonStyle.OTHER_ORDER;
        return new OrderJson(text, status, sparse ? null : executedQty, readable, readable && !sparse);
    }

    private static void dress(final List<String> members, final JsonStyle style, final Draws draws) {
        switch (style) {
            case SHUFFLED -> shuffle(members, draws);
            case EXTENDED -> {
                members.add(0, "\"newField\":{\"status\":\"NEW\",\"a\":[1,-2.5e3,null,{\"orderId\":7}]}");
                members.add("\"list\":[],\"\":true,\"statu\":\"NEW\",\"status2\":\"FILLED\"");
            }
            case NULLS -> members.add("\"cumQty\":null,\"goodTillDate\":null,\"code\":null,\"msg\":null");
            case DOUBLED_NAME -> members.add("\"status\":\"CANCELED\"");
            default -> {}
        }
    }

    private static void shuffle(final List<String> members, final Draws draws) {
        for (int i = members.size() - 1; i > 0; i--) {
            members.set(i, members.set(draws.below(i + 1), members.get(i)));
        }
    }
}
