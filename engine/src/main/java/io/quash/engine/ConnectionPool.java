package io.quash.engine;

import io.quash.engine.Connection.Load;
import io.quash.engine.venue.RequestEncoder;
import io.quash.transport.CloseCause;
import io.quash.transport.ConnectionListener;
import io.quash.transport.HttpConnection;
import io.quash.transport.Network;
import io.quash.transport.ResponseDecoder;
import java.util.function.Function;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The kept-alive connections. Each carries one request at a time, of which the pool knows nothing but that it is there,
 * and reports its answer or its loss to the {@link PoolListener}. For the sender thread.
 */
final class ConnectionPool implements AutoCloseable {
    private final PoolSettings settings;
    private final PoolListener listener;
    private final Connection[] connections;
    private final IdleConnections idle;
    private final ConnectionKeeper keeper;
    private boolean mayHaveRests;
    private long nowNs;

    ConnectionPool(
            final PoolSettings settings,
            final Network network,
            final Function<UnsafeBuffer, RequestEncoder> encoders,
            final VenueAddresses addresses,
            final VenueLimits limits,
            final PoolListener listener,
            final NanoClock nanoClock,
            final long nowNs) {
        this.settings = settings;
        this.listener = listener;
        this.nowNs = nowNs;
        connections = new Connection[settings.connections() + 1];
        idle = new IdleConnections(connections.length);
        for (int i = 0; i < connections.length; i++) {
            final Events events = new Events();
            connections[i] = new Connection(i, network, events, nanoClock, settings.requestCapacity(), encoders);
            events.connection = connections[i];
        }
        keeper = new ConnectionKeeper(settings, connections, idle, addresses, limits, nanoClock, nowNs);
    }

    /** Returns how many connections there can be, the spare one included. */
    int size() {
        return connections.length;
    }

    Connection connection(final int index) {
        return connections[index];
    }

    /** Returns whether every connection is open and exercised. */
    boolean isComplete() {
        for (final Connection connection : connections) {
            if (!connection.spare && !connection.exercised) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the usable connection that has been quiet longest, or null. An error answer names no order: a surplus one
     * that was not read would be taken for the next request's.
     */
    Connection acquire() {
        return idle.take();
    }

    /** Takes back a connection that was acquired and not used. */
    void giveBack(final Connection connection) {
        idle.add(connection);
    }

    /** Returns whether a connection carries nothing. */
    boolean hasFree() {
        return !idle.isEmpty();
    }

    /** Sets the time of what happens from now on. */
    void at(final long nowNs) {
        this.nowNs = nowNs;
    }

    /** Returns how many requests are in flight, pings included. */
    int inFlight() {
        int count = 0;
        for (final Connection connection : connections) {
            count += connection.load == Load.NONE ? 0 : 1;
        }
        return count;
    }

    /** A request was sent on this connection, perhaps in part; without an answer by then it is lost. */
    void carries(final Connection connection, final Object request, final long answerDeadlineNs) {
        connection.load = Load.REQUEST;
        connection.request = request;
        connection.asksTime = false;
        connection.answerDeadlineNs = answerDeadlineNs;
        mayHaveRests |= connection.http.hasUnsent();
    }

    /** Ends a connection that cannot be trusted any more, with what it carries; it is opened again. */
    void discard(final Connection connection) {
        connection.http.close();
        ended(connection);
    }

    /**
     * Opens, pings and replaces what is due, and gives up requests that stay unanswered.
     *
     * @param launching whether the gateway has yet to connect.
     * @param warmingUp whether pings are to make the connections warm.
     */
    int housekeeping(final boolean launching, final boolean warmingUp) {
        keeper.phase(launching, warmingUp);
        int work = 0;
        for (final Connection connection : connections) {
            work += connection.load == Load.NONE ? keeper.lookAfter(connection, nowNs) : giveUpWhenOverdue(connection);
        }
        work += keeper.rotate(nowNs);
        mayHaveRests |= work > 0;
        return work;
    }

    /**
     * Offers the rest of requests again that the kernel had no room for.
     *
     * @param held nothing may leave: not one that has not begun to.
     */
    int sendRests(final boolean held) {
        if (!mayHaveRests) {
            return 0;
        }
        mayHaveRests = false;
        int work = 0;
        for (final Connection connection : connections) {
            if (connection.http.hasUnsent()) {
                if (!held || !connection.isUnsent()) {
                    connection.http.sendRest();
                    work++;
                }
                mayHaveRests |= connection.http.hasUnsent();
            }
        }
        return work;
    }

    @Override
    public void close() {
        for (final Connection connection : connections) {
            connection.http.close();
        }
    }

    private int giveUpWhenOverdue(final Connection connection) {
        if (nowNs - connection.answerDeadlineNs < 0) {
            return 0;
        }
        if (connection.load == Load.PING) {
            listener.onFault(settings.endpoint() + ": a ping was not answered in time", false);
        }
        final Object request = connection.request;
        discard(connection);
        reportLoss(connection, request);
        return 1;
    }

    private void reportLoss(final Connection connection, final Object request) {
        if (request != null) {
            listener.onLost(connection, request, !connection.isUnsent(), nowNs);
        }
    }

    private void ended(final Connection connection) {
        idle.remove(connection);
        connection.load = Load.NONE;
        connection.request = null;
        keeper.onEnded(connection, nowNs);
    }

    private void explainFault(final Connection connection) {
        final CloseCause cause = connection.http.closeCause();
        final String detail = connection.http.closeDetail();
        final String text = settings.endpoint() + ": " + cause + (detail.isEmpty() ? "" : " (" + detail + ")");
        final boolean notHttp = connection.load == Load.PING && cause == CloseCause.MALFORMED_ANSWER;
        listener.onFault(
                notHttp ? text + ": what listens there does not answer in HTTP/1.1" : text,
                notHttp || cause.isPermanent());
    }

    /** What one connection tells. */
    private final class Events implements ConnectionListener {
        private Connection connection;

        @Override
        public void onReady(final HttpConnection http) {
            keeper.onReady(connection, nowNs);
            mayHaveRests |= http.hasUnsent();
        }

        @Override
        public void onResponse(final HttpConnection http, final ResponseDecoder response) {
            final Object request = connection.request;
            if (request == null && !listener.onPong(connection, response)) {
                discard(connection);
                return;
            }
            connection.load = Load.NONE;
            connection.request = null;
            connection.quietSinceNs = http.firstByteNs();
            if (request == null) {
                keeper.onPong(connection, response.statusCode(), http.firstByteNs());
            }
            if (connection.isUsable()) {
                idle.add(connection);
            }
            if (request != null) {
                listener.onAnswer(connection, request, response);
            }
        }

        @Override
        public void onClosed(final HttpConnection http) {
            if (!connection.exercised) {
                explainFault(connection);
            }
            final Object request = connection.request;
            ended(connection);
            reportLoss(connection, request);
        }
    }
}
