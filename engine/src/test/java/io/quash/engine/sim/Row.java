package io.quash.engine.sim;

/** Answers that the venue may give instead of doing, or of telling, what was asked: section 4 of the API facts. */
enum Row {
    CLOCK_AHEAD(400, -1021, "Timestamp for this request was 1000ms ahead of the server's time.", true),
    CLOCK_BEHIND(400, -1021, "Timestamp for this request is outside of the recvWindow.", true),
    CLOCK_ME(400, -5028, "Timestamp for this request is outside of the ME recvWindow.", true),
    SIGNATURE(400, -1022, "Signature for this request is not valid.", true),
    MANDATORY(400, -1102, "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed.", true),
    SYMBOL(400, -1121, "Invalid symbol.", true),
    KEY_FORMAT(400, -2014, "API-key format invalid.", true),
    KEY(401, -2015, "Invalid API-key, IP, or permissions for action.", true),
    REGION(400, -4408, "Reduce-only mode in this region.", true),
    UNSIGNED_CODE(400, 51006, "documented without a minus sign", true),
    EDGE(403, 0, "<html><body>Request blocked.</body></html>", true),
    NOT_FOUND(404, 0, "<html><body>Not Found</body></html>", true),
    RESTRICTED(451, 0, "{\"msg\":\"Service unavailable from a restricted location\"}", true),
    TOO_MANY(429, -1003, "Too many requests; current limit of IP(203.0.113.10) is 6000 requests per minute.", true),
    TOO_MANY_HTML(429, 0, "<html><body>Too Many Requests</body></html>", true),
    TOO_MANY_400(400, -1003, "Too many requests.", true),
    BANNED(418, -1003, "Way too many requests; IP(203.0.113.10) banned until %d.", true),
    UNAVAILABLE(503, 0, "{\"msg\":\"Service Unavailable.\"}", true),
    UNAVAILABLE_WITH_CODE(503, -1000, "Service Unavailable.", true),
    INTERNAL(503, -1001, "Internal error; unable to process your request. Please try again.", true),
    THROTTLED(503, -1008, "Request throttled by system-level protection. Please try again.", true),
    OVERLOADED(503, -1008, "Server is currently overloaded with other requests. Please try again.", true),
    OVERLOADED_400(400, -1008, "Server is currently overloaded with other requests.", true),

    TIMEOUT_408(408, 0, "", false),
    UNKNOWN_503(503, -1000, "Unknown error, please check your request or try again later.", false),
    UNKNOWN_503_NO_CODE(503, 0, "{\"msg\":\"Unknown error, please check your request or try again later.\"}", false),
    INTERNAL_400(400, -1001, "Internal error; unable to process your request. Please try again.", false),
    SHUTTING_DOWN(503, -1016, "This service is no longer available.", false),
    ALMOST_INTERNAL(503, -1001, "Internal error; unable to process your request. Please try again!", false),
    HTML_503(503, 0, "<html><body>503 Service Temporarily Unavailable</body></html>", false),
    GONE_503(503, -2011, "Unknown order sent.", false),
    BAD_GATEWAY(502, 0, "<html><body><h1>502 Bad Gateway</h1></body></html>", false),
    GATEWAY_TIMEOUT(504, 0, "<html><body><h1>504 Gateway Time-out</h1></body></html>", false),
    ERROR_500(500, -1022, "Signature for this request is not valid.", false),
    UNKNOWN_1000(400, -1000, "An unknown error occurred while processing the request.", false),
    UNEXPECTED_1006(400, -1006, "An unexpected response was received. Execution status unknown.", false),
    TIMEOUT_1007(400, -1007, "Timeout waiting for response from backend server. Send status unknown.", false),
    UNKNOWN_51998(400, 51998, "unknown", false),
    UNKNOWN_51999(400, 51999, "unknown", false),
    QUEUE_5041(400, -5041, "Time out for too many requests from user queueing at the same time.", false),
    NO_CODE(400, 0, "{\"msg\":\"no code\"}", false),
    TEXT_400(400, 0, "Bad Request", false),
    EMPTY_OBJECT(200, 0, "{}", false),
    DONE(200, 200, "done", false),
    ACCEPTED(202, 0, "{\"status\":\"CANCELED\"}", false),
    NO_CONTENT(204, 0, "", false),
    FOUND(302, 0, "", false);

    final int status;
    final long code;
    final String text;

    /** The request was surely not executed; otherwise it may have been. */
    final boolean notExecuted;

    Row(final int status, final long code, final String text, final boolean notExecuted) {
        this.status = status;
        this.code = code;
        this.text = text;
        this.notExecuted = notExecuted;
    }

    /** The answer, its body: an object with code and text, or the text itself when there is no code. */
    Answer answer(final long bannedUntilMs) {
        final String message = text.replace("%d", Long.toString(bannedUntilMs));
        final Says says = notExecuted ? Says.NOT_EXECUTED : Says.NOTHING;
        final Answer answer = code == 0 ? Answer.of(status, message, says) : Answer.error(status, code, message, says);
        answer.orderStatus = this == ACCEPTED ? "CANCELED" : null;
        return answer;
    }
}
