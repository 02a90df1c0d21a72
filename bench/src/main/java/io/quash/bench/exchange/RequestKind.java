package io.quash.bench.exchange;

import io.netty.handler.codec.http.HttpMethod;

/** What a request asks for, by method and path alone. */
enum RequestKind {
    CANCEL,
    CANCEL_ALL,
    QUERY,
    PING,
    TIME,
    /** A path the venue has, with a method it does not take there. */
    WRONG_METHOD,
    UNKNOWN_PATH,
    NOT_HTTP;

    static RequestKind of(final HttpMethod method, final String path) {
        switch (path) {
            // The second is the same request at the venue for USD-M futures, for clients that know only that one.
            case "/papi/v1/um/order", "/fapi/v1/order":
                return HttpMethod.DELETE.equals(method) ? CANCEL : onlyGet(method, QUERY);
            case "/papi/v1/um/allOpenOrders":
                return HttpMethod.DELETE.equals(method) ? CANCEL_ALL : WRONG_METHOD;
            case "/papi/v1/ping":
                return onlyGet(method, PING);
            case "/papi/v1/time":
                return onlyGet(method, TIME);
            default:
                return UNKNOWN_PATH;
        }
    }

    private static RequestKind onlyGet(final HttpMethod method, final RequestKind kind) {
        return HttpMethod.GET.equals(method) ? kind : WRONG_METHOD;
    }
}
