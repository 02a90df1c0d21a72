package io.quash.bench.exchange;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.METHOD_NOT_ALLOWED;
import static io.netty.handler.codec.http.HttpResponseStatus.TOO_MANY_REQUESTS;
import static io.netty.handler.codec.http.HttpResponseStatus.UNAUTHORIZED;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** An error as the venue words it: HTTP status, code, and the JSON body that carries code and text. */
record Refusal(HttpResponseStatus status, int code, byte[] body) {
    private static final HttpResponseStatus BANNED = new HttpResponseStatus(418, "I'm a teapot");

    static final Refusal KEY_FORMAT = of(UNAUTHORIZED, -2014, "API-key format invalid.");
    static final Refusal UNKNOWN_KEY = of(UNAUTHORIZED, -2015, "Invalid API-key, IP, or permissions for action.");
    static final Refusal BAD_ENCODING = of(BAD_REQUEST, -1100, "Illegal characters found in a parameter.");
    static final Refusal BAD_ORDER_ID = illegalCharacters("orderId", "^[0-9]{1,20}$");
    static final Refusal BAD_CLIENT_ID = illegalCharacters("origClientOrderId", "^[\\.A-Z\\:/a-z0-9_-]{1,36}$");
    static final Refusal BAD_RECV_WINDOW = illegalCharacters("recvWindow", "^[0-9]{1,20}$");
    static final Refusal DUPLICATE_PARAMETER = of(BAD_REQUEST, -1101, "Duplicate values for a parameter detected.");
    static final Refusal NO_SYMBOL = mandatory("symbol");
    static final Refusal NO_TIMESTAMP = mandatory("timestamp");
    static final Refusal NO_SIGNATURE = mandatory("signature");
    static final Refusal NO_ID =
            of(BAD_REQUEST, -1102, "Param 'orderId' or 'origClientOrderId' must be sent, but both were empty/null!");
    static final Refusal BAD_SYMBOL = of(BAD_REQUEST, -1121, "Invalid symbol.");
    static final Refusal TOO_EARLY =
            of(BAD_REQUEST, -1021, "Timestamp for this request was 1000ms ahead of the server's time.");
    static final Refusal TOO_LATE = of(BAD_REQUEST, -1021, "Timestamp for this request is outside of the recvWindow.");
    static final Refusal RECV_WINDOW_TOO_LONG = of(BAD_REQUEST, -1131, "recvWindow must be less than 60000");
    static final Refusal BAD_SIGNATURE = of(BAD_REQUEST, -1022, "Signature for this request is not valid.");
    static final Refusal UNKNOWN_ORDER = of(BAD_REQUEST, -2011, "Unknown order sent.");
    static final Refusal NO_SUCH_ORDER = of(BAD_REQUEST, -2013, "Order does not exist.");

    static Refusal banned(final long untilMillis) {
        return of(
                BANNED,
                -1003,
                "Way too many requests; IP(127.0.0.1) banned until " + untilMillis
                        + ". Please use the websocket for live updates to avoid bans.");
    }

    static Refusal of(final HttpResponseStatus status, final int code, final String text) {
        final String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        final String json = "{\"code\":" + code + ",\"msg\":\"" + escaped + "\"}";
        return new Refusal(status, code, json.getBytes(StandardCharsets.UTF_8));
    }

    static Refusal overWeightLimit(final int limit) {
        return tooMany(TOO_MANY_REQUESTS, limit);
    }

    static Refusal tooMany(final HttpResponseStatus status, final int limit) {
        return of(
                status,
                -1003,
                "Too many requests; current limit of IP(127.0.0.1) is " + limit + " requests per minute."
                        + " Please use the websocket for live updates to avoid polling the API.");
    }

    /** The path must be one that the venue has: it is repeated in the text. */
    static Refusal wrongMethod(final String method, final String path) {
        return of(METHOD_NOT_ALLOWED, -5000, "Path " + path + ", Method " + method + " is invalid");
    }

    private static Refusal mandatory(final String parameter) {
        return of(
                BAD_REQUEST,
                -1102,
                "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
    }

    private static Refusal illegalCharacters(final String parameter, final String legalRange) {
        return of(
                BAD_REQUEST,
                -1100,
                "Illegal characters found in parameter '" + parameter + "'; legal range is '" + legalRange + "'.");
    }
}
