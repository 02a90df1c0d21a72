package io.quash.engine;

import io.quash.engine.GatewayStatus.Phase;
import io.quash.engine.VenueConnection.Load;
import io.quash.engine.venue.RequestSigner;
import io.quash.transport.CloseCause;
import io.quash.transport.HttpConnection;
import io.quash.transport.Network;
import io.quash.transport.ResponseDecoder;

/**
 * The kept-alive connections. Each is exercised with a ping before it is used, asked for the time when it has been
 * idle, replaced before it grows old by one that was exercised first, and opened again when it has ended, after a
 * back-off with full jitter while that fails. For the sender thread.
 */
final class ConnectionPool implements AutoCloseable {
    private final ConnectionEvents events;
    private final GatewayStatus status;
    private final Pings pings;
    private final VenueConnection[] connections;
    private final VenueAddresses addresses;
    private final UsableConnections usable;
    private final long maxAgeNs;
    private final String endpoint;
    private final FullJitter reconnectDelay;
    private long polls;
    private boolean mayHaveRests;
    private long nowNs;

    ConnectionPool(
            final Context ctx,
            final Network network,
            final VenueAddresses addresses,
            final RequestSigner signer,
            final GatewayStatus status,
            final VenueLimits limits,
            final ConnectionEvents events,
            final long nowNs) {
        this.events = events;
        this.status = status;
        this.pings = new Pings(ctx, status, limits);
        this.nowNs = nowNs;
        this.addresses = addresses;
        this.maxAgeNs = ctx.maxConnectionAgeNs();
        this.endpoint = ctx.network().endpoint().toString();
        this.reconnectDelay = new FullJitter(nowNs);
        connections = new VenueConnection[ctx.connections() + 1];
        usable = new UsableConnections(connections.length);
        for (int i = 0; i < connections.length; i++) {
            connections[i] = new VenueConnection(this, network, ctx, signer);
            connections[i].reopenAtNs = nowNs;
            connections[i].warmUpPingsLeft = ctx.warmUpPings();
        }
        connections[ctx.connections()].spare = true;
    }

    /** Whether every connection is open and exercised. */
    boolean isComplete() {
        for (final VenueConnection connection : connections) {
            if (!connection.spare && !connection.exercised) {
                return false;
            }
        }
        return true;
    }

    /**
     * The usable connection that has been quiet longest, and was read since its last answer; or null. An error answer
     * names no order: a surplus one, unread, would be taken for the next request's.
     */
    VenueConnection acquire() {
        return usable.take(polls);
    }

    /** Takes back a connection that was acquired and not used. */
    void giveBack(final VenueConnection connection) {
        usable.add(connection);
    }

    /** Whether a connection carries nothing, so that it can be used, after another poll of the network at the latest. */
    boolean hasFree() {
        return !usable.isEmpty();
    }

    /** The time of what happens from now on. */
    void at(final long nowNs) {
        this.nowNs = nowNs;
    }

    /** Before a poll of the network: an answer that it takes has not been followed by one yet. */
    void onPolling() {
        polls++;
    }

    /** Requests in flight. */
    int inFlight() {
        int count = 0;
        for (final VenueConnection connection : connections) {
            count += connection.load == Load.NONE ? 0 : 1;
        }
        return count;
    }

    VenueConnection[] connections() {
        return connections;
    }

    /** Ends a connection that cannot be trusted any more and carries nothing; it is opened again. */
    void discard(final VenueConnection connection) {
        connection.http.close();
        ended(connection);
    }

    /** Opens, pings and replaces what is due, and gives up requests that stay unanswered. */
    int housekeeping(final long nowNs) {
        int work = 0;
        for (final VenueConnection connection : connections) {
            if (connection.load != Load.NONE) {
                work += giveUpWhenOverdue(connection, nowNs);
            } else if (connection.http.state() == HttpConnection.State.CLOSED) {
                if (!connection.spare && nowNs - connection.reopenAtNs >= 0) {
                    open(connection, nowNs);
                    work++;
                }
            } else if (connection.http.isReady()) {
                work += pingWhenDue(connection, nowNs);
            }
        }
        return work + rotate(nowNs);
    }

    /** A request was sent on this connection, perhaps in part. */
    void onSent(final VenueConnection connection) {
        mayHaveRests |= connection.http.hasUnsent();
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
        for (final VenueConnection connection : connections) {
            if (connection.http.hasUnsent()) {
                if (!held || connection.http.requestBytesTaken() > 0) {
                    connection.http.sendRest();
                    work++;
                }
                onSent(connection);
            }
        }
        return work;
    }

    @Override
    public void close() {
        for (final VenueConnection connection : connections) {
            connection.http.close();
        }
    }

    void onReady(final VenueConnection connection) {
        connection.openedNs = nowNs;
        pingWhenDue(connection, connection.openedNs);
    }

    void onResponse(final VenueConnection connection, final ResponseDecoder response) {
        final long firstByteNs = connection.http.firstByteNs();
        final Load load = connection.load;
        final Intent intent = connection.intent;
        events.onHeaders(connection, response);
        if (connection.load == Load.NONE) {
            // The answer was not to be trusted, and the connection is discarded.
            return;
        }
        connection.load = Load.NONE;
        connection.intent = null;
        connection.quietSinceNs = firstByteNs;
        connection.answeredInPoll = polls;
        if (load == Load.PING) {
            onPong(connection, response, firstByteNs);
        }
        if (connection.isUsable()) {
            usable.add(connection);
        }
        if (load == Load.CANCEL || load == Load.QUERY) {
            events.onAnswer(connection, load, intent, response);
        }
    }

    void onClosed(final VenueConnection connection) {
        if (!connection.exercised) {
            explainFault(connection);
        }
        final Load load = connection.load;
        final Intent intent = connection.intent;
        ended(connection);
        if (intent != null) {
            events.onLost(connection, load, intent, connection.http.requestBytesTaken() > 0, nowNs);
        }
    }

    private void onPong(final VenueConnection connection, final ResponseDecoder response, final long firstByteNs) {
        addresses.onRoundTrip(connection.address, firstByteNs - connection.sentNs);
        connection.exercised = true;
        connection.spare = false;
        connection.failuresInARow = 0;
        pings.onAnswered(connection, response.statusCode());
    }

    private void open(final VenueConnection connection, final long nowNs) {
        connection.address = addresses.choose();
        connection.openedNs = nowNs;
        connection.http.open(connection.address);
    }

    private int pingWhenDue(final VenueConnection connection, final long nowNs) {
        if (!connection.exercised) {
            return pings.mayExercise(nowNs) ? ping(connection, nowNs) : 0;
        }
        // Only while another connection stays free for a cancel, or there is no other.
        final boolean anotherIsFree = usable.size() > 1 || connections.length == 2;
        if (anotherIsFree && pings.isDue(connection, nowNs)) {
            usable.remove(connection);
            return ping(connection, nowNs);
        }
        return 0;
    }

    private int ping(final VenueConnection connection, final long nowNs) {
        if (pings.send(connection, nowNs)) {
            onSent(connection);
        }
        return 1;
    }

    private int giveUpWhenOverdue(final VenueConnection connection, final long nowNs) {
        if (nowNs - connection.answerDeadlineNs < 0) {
            return 0;
        }
        if (connection.load == Load.PING) {
            status.fault(endpoint + ": a ping was not answered in time");
        }
        final Load load = connection.load;
        final Intent intent = connection.intent;
        discard(connection);
        if (intent != null) {
            events.onLost(connection, load, intent, connection.http.requestBytesTaken() > 0, nowNs);
        }
        return 1;
    }

    private int rotate(final long nowNs) {
        VenueConnection oldest = null;
        VenueConnection spare = null;
        for (final VenueConnection connection : connections) {
            if (connection.spare) {
                spare = connection;
            } else if (connection.isUsable() && (oldest == null || connection.openedNs - oldest.openedNs < 0)) {
                oldest = connection;
            }
        }
        if (oldest == null || nowNs - oldest.openedNs < maxAgeNs) {
            return 0;
        }
        if (spare == null) {
            usable.remove(oldest);
            oldest.http.close();
            oldest.exercised = false;
            oldest.spare = true;
            oldest.reopenAtNs = nowNs;
            return 1;
        }
        if (spare.http.state() == HttpConnection.State.CLOSED && nowNs - spare.reopenAtNs >= 0) {
            open(spare, nowNs);
            return 1;
        }
        return 0;
    }

    private void ended(final VenueConnection connection) {
        usable.remove(connection);
        connection.load = Load.NONE;
        connection.intent = null;
        if (connection.exercised) {
            connection.exercised = false;
            connection.reopenAtNs = nowNs;
        } else {
            addresses.onFailure(connection.address);
            connection.reopenAtNs = nowNs + reconnectDelay.delayNs(connection.failuresInARow++);
        }
    }

    private void explainFault(final VenueConnection connection) {
        final CloseCause cause = connection.http.closeCause();
        final String detail = connection.http.closeDetail();
        final String text = endpoint + ": " + cause + (detail.isEmpty() ? "" : " (" + detail + ")");
        status.fault(text);
        final boolean notHttp = connection.load == Load.PING && cause == CloseCause.MALFORMED_ANSWER;
        if (status.phase() == Phase.CONNECTING && (cause.isPermanent() || notHttp)) {
            status.failed(
                    new GatewayException(notHttp ? text + ": what listens there does not answer in HTTP/1.1" : text));
        }
    }
}
