package io.quash.bench.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What faults do to the flat JSON object of an answer. */
final class JsonAlteration {
    private static final String EXTENSION = ",\"someNewField\":\"value \\\"\\u0041\\\\\""
            + ",\"nested\":{\"status\":\"REJECTED\",\"orderId\":7,\"list\":[1,-2.5e3,{\"a\":[[],{}]},null,true]}"
            + ",\"flags\":[\"a\",\"b\"],\"maybe\":null}";
    private static final String HUGE = "123456789012345678901234567890123456789.123456789012345678901234567890";

    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":([0-9]+)");

    private JsonAlteration() {}

    static byte[] of(final Fault fault, final byte[] body) {
        final String json = new String(body, StandardCharsets.UTF_8);
        final String altered = altered(fault, json);
        return altered == null ? body : altered.getBytes(StandardCharsets.UTF_8);
    }

    private static String altered(final Fault fault, final String json) {
        return switch (fault.kind()) {
            case TRUNCATED_JSON -> json.substring(0, json.length() / 2);
            case REORDERED_JSON -> reordered(json);
            case EXTENDED_JSON ->
                json.equals("{}") ? "{" + EXTENSION.substring(1) : json.substring(0, json.length() - 1) + EXTENSION;
            case GIANT_BODY ->
                "{\"filler\":\"" + "x".repeat((int) fault.parameter()) + "\"" + (json.equals("{}") ? "" : ",")
                        + json.substring(1);
            case HUGE_NUMBERS ->
                json.replaceFirst("\"updateTime\":[0-9]+", "\"updateTime\":" + Long.MAX_VALUE)
                        .replaceFirst("\"goodTillDate\":0", "\"goodTillDate\":1" + "0".repeat(30))
                        .replaceFirst("\"avgPrice\":\"[^\"]*\"", "\"avgPrice\":\"" + HUGE + "\"");
            case WRONG_ORDER -> ofAnotherOrder(json);
            case WRONG_SYMBOL -> json.replaceFirst("\"symbol\":\"", "\"symbol\":\"X");
            default -> null;
        };
    }

    private static String ofAnotherOrder(final String json) {
        final Matcher matcher = ORDER_ID.matcher(json);
        if (!matcher.find()) {
            return json;
        }
        final String id = matcher.group(1);
        final long other = Long.parseLong(id) ^ 1;
        return json.replaceFirst("\"orderId\":" + id, "\"orderId\":" + other)
                .replaceFirst("(?<prefix>\"clientOrderId\":\"[^\"]*?)" + id + "\"", "${prefix}" + other + "\"");
    }

    /* The values of an order or an error contain no comma. */
    private static String reordered(final String json) {
        final List<String> fields =
                Arrays.asList(json.substring(1, json.length() - 1).split(",(?=\")"));
        Collections.reverse(fields);
        return "{" + String.join(", ", fields) + " }";
    }
}
