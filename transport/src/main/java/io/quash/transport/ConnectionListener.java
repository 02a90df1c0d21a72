package io.quash.transport;

/** Hears of an {@link HttpConnection}, on the thread that polls its network. */
public interface ConnectionListener {
    /** Connected and, over TLS, handshaken: a request can be sent. */
    void onReady(HttpConnection connection);

    /**
     * The answer to the request in flight is complete. The decoder's values are valid until the next request is sent,
     * which may be done from within this call when {@link HttpConnection#isReady()}.
     */
    void onResponse(HttpConnection connection, ResponseDecoder response);

    /**
     * The connection has ended, or could not be opened; {@link HttpConnection#closeCause()} says why. A request that
     * was in flight has no answer: {@link HttpConnection#requestBytesTaken()} says whether any of it may have left.
     */
    void onClosed(HttpConnection connection);
}
