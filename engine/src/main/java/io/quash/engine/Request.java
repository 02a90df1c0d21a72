package io.quash.engine;

import io.quash.engine.rules.Event;

/** A cancel or a query in flight, and whose it is. Each connection has one of these, used again and again. */
final class Request {
    final Connection connection;

    /** Whose request it is; null once that has ended, and while nothing is in flight. */
    Intent intent;

    /** The next one of the same intent. */
    Request next;

    /** Asks for the order instead of cancelling it. */
    boolean asks;

    /** The venue's time in it, and when it was signed and handed over. */
    long timestampMs;

    long signedNs;
    long sentNs;

    private final ConnectionPool pool;
    private final Intent orphan = new Intent();

    Request(final Connection connection, final ConnectionPool pool) {
        this.connection = connection;
        this.pool = pool;
    }

    /** Names the order of a request whose intent has ended. */
    Intent orphan() {
        return orphan;
    }

    boolean isUnsent() {
        return connection.isUnsent();
    }

    /** Stops a request of which no byte was taken, and its connection with it. */
    void takeBack() {
        intent.tries.note(asks ? Event.LOST : Event.UNSENT, 0);
        intent.remove(this);
        pool.discard(connection);
    }

    /**
     * Detaches the intent, which ends without this request's answer; a later answer is discarded. If bytes of the
     * request have yet to leave, closes the connection so that the venue can never execute it.
     */
    void abandon() {
        orphan.name(intent);
        intent = null;
        if (connection.hasBytesToLeave()) {
            pool.discard(connection);
        }
    }
}
