package io.quash.engine.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as the venue reads it, from its text alone.
 *
 * @param payload    what is to be signed.
 * @param parameters decoded, without the signature.
 * @param problem    why it is not a request that this API takes; empty when it is.
 */
record VenueRequest(
        RequestRecord.Kind kind, String payload, Map<String, String> parameters, String signature, String problem) {
    private static final String HEADERS_END = "\r\n\r\n";

    static VenueRequest parse(final String text, final String apiKey) {
        final int lineEnd = text.indexOf("\r\n");
        final String[] line = text.substring(0, Math.max(0, lineEnd)).split(" ", -1);
        if (line.length != 3 || !line[2].equals("HTTP/1.1") || !text.endsWith(HEADERS_END)) {
            return bad("not an HTTP request: " + text);
        }
        final int question = line[1].indexOf('?');
        final String path = question < 0 ? line[1] : line[1].substring(0, question);
        final String query = question < 0 ? "" : line[1].substring(question + 1);
        final RequestRecord.Kind kind = kindOf(line[0] + ' ' + path);
        final int signature = query.lastIndexOf("&signature=");
        final String payload = signature < 0 ? query : query.substring(0, signature);
        final Map<String, String> parameters = parameters(payload);
        final String problem = problem(text, kind, parameters, apiKey);
        return new VenueRequest(
                kind, payload, parameters, signature < 0 ? "" : query.substring(signature + 11), problem);
    }

    boolean isSigned() {
        return kind != RequestRecord.Kind.PING && kind != RequestRecord.Kind.TIME;
    }

    boolean isByClientOrderId() {
        return parameters.containsKey("origClientOrderId");
    }

    String symbol() {
        return parameters.getOrDefault("symbol", "");
    }

    String id() {
        return parameters.getOrDefault(isByClientOrderId() ? "origClientOrderId" : "orderId", "");
    }

    long timestampMs() {
        return Long.parseLong(parameters.get("timestamp"));
    }

    long recvWindowMs() {
        return Long.parseLong(parameters.getOrDefault("recvWindow", "5000"));
    }

    private static VenueRequest bad(final String problem) {
        return new VenueRequest(RequestRecord.Kind.OTHER, "", Map.of(), "", problem);
    }

    private static RequestRecord.Kind kindOf(final String methodAndPath) {
        return switch (methodAndPath) {
            case "DELETE /papi/v1/um/order" -> RequestRecord.Kind.CANCEL;
            case "GET /papi/v1/um/order" -> RequestRecord.Kind.QUERY;
            case "DELETE /papi/v1/um/allOpenOrders" -> RequestRecord.Kind.CANCEL_ALL;
            case "GET /papi/v1/ping" -> RequestRecord.Kind.PING;
            case "GET /papi/v1/time" -> RequestRecord.Kind.TIME;
            default -> RequestRecord.Kind.OTHER;
        };
    }

    private static Map<String, String> parameters(final String payload) {
        final Map<String, String> parameters = new LinkedHashMap<>();
        for (final String pair : payload.split("&")) {
            final int equals = pair.indexOf('=');
            if (equals > 0) {
                final String value = pair.substring(equals + 1);
                parameters.put(
                        pair.substring(0, equals), value.indexOf('%') < 0 ? value : URLDecoder.decode(value, UTF_8));
            }
        }
        return parameters;
    }

    private static String problem(
            final String text,
            final RequestRecord.Kind kind,
            final Map<String, String> parameters,
            final String apiKey) {
        if (text.indexOf(HEADERS_END) != text.length() - HEADERS_END.length() || text.contains("Content-")) {
            return "a body: " + text;
        }
        if (!text.contains("\r\nHost: ")) {
            return "no Host: " + text;
        }
        if (kind == RequestRecord.Kind.PING || kind == RequestRecord.Kind.TIME) {
            return "";
        }
        if (kind == RequestRecord.Kind.OTHER || !text.contains("\r\nX-MBX-APIKEY: " + apiKey + "\r\n")) {
            return "unknown call or no API key: " + text;
        }
        final boolean oneId = parameters.containsKey("orderId") != parameters.containsKey("origClientOrderId");
        final boolean complete = parameters.containsKey("symbol") && parameters.containsKey("timestamp");
        return complete && (oneId || kind == RequestRecord.Kind.CANCEL_ALL) ? "" : "parameters: " + text;
    }
}
