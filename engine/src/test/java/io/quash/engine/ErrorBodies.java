package io.quash.engine;

/** What the venue says when it refuses. */
final class ErrorBodies {
    static final String UNKNOWN_503 =
            "{\"code\":-1000,\"msg\":\"Unknown error, please check your request or try again later.\"}";
    static final String GONE = "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}";
    static final String NOT_FOUND = "{\"code\":-2013,\"msg\":\"Order does not exist.\"}";

    private ErrorBodies() {}
}
