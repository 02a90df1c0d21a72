package io.quash.bench.exchange;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_GATEWAY;
import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.FORBIDDEN;
import static io.netty.handler.codec.http.HttpResponseStatus.GATEWAY_TIMEOUT;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.REQUEST_TIMEOUT;
import static io.netty.handler.codec.http.HttpResponseStatus.SERVICE_UNAVAILABLE;
import static io.netty.handler.codec.http.HttpResponseStatus.TOO_MANY_REQUESTS;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** The answers of faults that put another answer in the place of the order's. */
final class CannedAnswers {
    private static final int WEIGHT_LIMIT = 6000;
    private static final String FORBIDDEN_PAGE =
            "<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD>\n"
                    + "<BODY><H1>403 ERROR</H1><H2>The request could not be satisfied.</H2>\n"
                    + "Request blocked.</BODY></HTML>\n";

    private CannedAnswers() {}

    /** The answer that the fault puts in place of others, or null if it leaves the answer that would be given. */
    static Answer of(final Fault fault, final int used, final long now) {
        return switch (fault.kind()) {
            case STATUS_429 -> json(Refusal.tooMany(TOO_MANY_REQUESTS, WEIGHT_LIMIT), used);
            case STATUS_429_RETRY_AFTER ->
                json(Refusal.tooMany(TOO_MANY_REQUESTS, WEIGHT_LIMIT), used).retryAfter(seconds(fault));
            case STATUS_418 -> json(Refusal.banned(now + fault.millis()), used);
            case STATUS_418_RETRY_AFTER ->
                json(Refusal.banned(now + fault.millis()), used).retryAfter(seconds(fault));
            case STATUS_403 -> Answer.html(FORBIDDEN, FORBIDDEN_PAGE.getBytes(StandardCharsets.US_ASCII), used);
            case STATUS_404 -> page(NOT_FOUND, used);
            case STATUS_408 -> page(REQUEST_TIMEOUT, used);
            case STATUS_502 -> page(BAD_GATEWAY, used);
            case STATUS_504 -> page(GATEWAY_TIMEOUT, used);
            case STATUS_503_UNKNOWN -> vague(used);
            case STATUS_503_UNAVAILABLE -> textOnly("Service Unavailable.", used);
            case STATUS_503_UNRECOGNISED -> textOnly("Something went wrong on our side.", used);
            default -> {
                final Refusal refusal = refusal(fault.kind());
                yield refusal == null ? null : json(refusal, used);
            }
        };
    }

    /** An answer that leaves open what became of the order. */
    static Answer vague(final int used) {
        return textOnly("Unknown error, please check your request or try again later.", used);
    }

    /** What a load balancer says on a connection that it thinks has been idle for too long. */
    static Answer idleTooLong() {
        return page(REQUEST_TIMEOUT, 0);
    }

    private static int seconds(final Fault fault) {
        return (int) ((fault.millis() + 999) / 1000);
    }

    private static Answer json(final Refusal refusal, final int used) {
        return Answer.json(refusal.status(), refusal.body(), used, false);
    }

    private static Answer textOnly(final String text, final int used) {
        final byte[] body = ("{\"msg\":\"" + text + "\"}").getBytes(StandardCharsets.US_ASCII);
        return Answer.json(SERVICE_UNAVAILABLE, body, used, false);
    }

    private static Answer page(final HttpResponseStatus status, final int used) {
        return Answer.html(status, Venue.page(status.toString()), used);
    }

    private static Refusal refusal(final FaultKind kind) {
        return switch (kind) {
            case STATUS_503_INTERNAL ->
                Refusal.of(
                        SERVICE_UNAVAILABLE,
                        -1001,
                        "Internal error; unable to process your request. Please try again.");
            case STATUS_503_THROTTLED ->
                Refusal.of(
                        SERVICE_UNAVAILABLE,
                        -1008,
                        "Request throttled by system-level protection."
                                + " Reduce-only/close-position orders are exempt. Please try again.");
            case STATUS_503_OVERLOADED ->
                Refusal.of(
                        SERVICE_UNAVAILABLE,
                        -1008,
                        "Server is currently overloaded with other requests. Please try again in a few minutes.");
            case CODE_1000 -> Refusal.of(BAD_REQUEST, -1000, "An unknown error occurred while processing the request.");
            case CODE_1003 -> Refusal.tooMany(BAD_REQUEST, WEIGHT_LIMIT);
            case CODE_1006 ->
                Refusal.of(
                        BAD_REQUEST,
                        -1006,
                        "An unexpected response was received from the message bus. Execution status unknown.");
            case CODE_1007 ->
                Refusal.of(
                        BAD_REQUEST,
                        -1007,
                        "Timeout waiting for response from backend server."
                                + " Send status unknown; execution status unknown.");
            case CODE_1021_AHEAD -> Refusal.TOO_EARLY;
            case CODE_1021_LATE -> Refusal.TOO_LATE;
            case CODE_5028 ->
                Refusal.of(BAD_REQUEST, -5028, "Timestamp for this request is outside of the ME recvWindow");
            case CODE_5041 ->
                Refusal.of(
                        BAD_REQUEST,
                        -5041,
                        "Time out for too many requests from this account queueing at the same time.");
            default -> null;
        };
    }
}
