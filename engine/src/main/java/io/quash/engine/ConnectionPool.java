package io.quash.engine;

import io.quash.engine.venue.RequestSigner;
import io.quash.transport.CloseCause;
import io.quash.transport.Network;
import io.quash.transport.ResponseDecoder;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;

/**
 * The kept-alive connections. Each is exercised with a ping before it is used, and opened again when it has ended,
 * after a back-off with full jitter while that fails. Of the usable ones, the one that has been quiet longest goes
 * first.
 */
final class ConnectionPool {
    private static final long FIRST_BACK_OFF_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int MAX_DOUBLINGS = 8;

    private final ConnectionEvents events;
    private final GatewayStatus status;
    private final NanoClock nanoClock;
    private final VenueConnection[] connections;
    private final InetSocketAddress[] addresses;
    private final long pingTimeoutNs;
    private final String endpoint;
    private final VenueConnection[] usable;
    private int usableHead;
    private int usableCount;
    private int nextAddress;
    private long jitter;
    private int lastPingStatus;

    ConnectionPool(
            final Context ctx,
            final Network network,
            final InetSocketAddress[] addresses,
            final RequestSigner signer,
            final GatewayStatus status,
            final ConnectionEvents events) {
        this.events = events;
        this.status = status;
        this.nanoClock = ctx.nanoClock();
        this.addresses = addresses;
        this.pingTimeoutNs = ctx.pingTimeoutNs();
        this.endpoint = ctx.network().endpoint().toString();
        this.jitter = nanoClock.nanoTime() | 1;
        connections = new VenueConnection[ctx.connections()];
        usable = new VenueConnection[connections.length];
        for (int i = 0; i < connections.length; i++) {
            connections[i] = new VenueConnection(this, network, ctx, signer);
            connections[i].reopenAtNs = nanoClock.nanoTime();
        }
    }

    int size() {
        return connections.length;
    }

    VenueConnection connection(final int index) {
        return connections[index];
    }

    /** How many connections are open and exercised and carry nothing. */
    int usableCount() {
        return usableCount;
    }

    /** The usable connection that has been quiet longest, which is not usable for others then; or null. */
    VenueConnection acquire() {
        while (usableCount > 0) {
            final VenueConnection connection = usable[usableHead];
            usable[usableHead] = null;
            usableHead = usableHead + 1 == usable.length ? 0 : usableHead + 1;
            usableCount--;
            if (connection.isUsable()) {
                return connection;
            }
        }
        return null;
    }

    /** Gives a connection back whose cancel was answered. */
    void release(final VenueConnection connection) {
        if (connection.isUsable()) {
            addUsable(connection);
        }
    }

    /** Ends a connection that cannot be trusted any more; it is opened again. */
    void discard(final VenueConnection connection) {
        connection.http.close();
        removeUsable(connection);
        scheduleReopening(connection);
    }

    /** Opens what is due, and gives up pings that stay unanswered. */
    int housekeeping(final long nowNs) {
        int work = 0;
        for (final VenueConnection connection : connections) {
            switch (connection.http.state()) {
                case CLOSED:
                    if (nowNs - connection.reopenAtNs >= 0) {
                        connection.http.open(addresses[nextAddress++ % addresses.length]);
                        work++;
                    }
                    break;
                case IN_FLIGHT:
                    if (connection.pinging && nowNs - connection.pingDeadlineNs >= 0) {
                        status.fault(endpoint + ": a ping was not answered in time");
                        discard(connection);
                        work++;
                    }
                    break;
                default:
                    break;
            }
        }
        return work;
    }

    /** Offers the rest of requests again that the kernel had no room for. */
    int sendRests() {
        int work = 0;
        for (final VenueConnection connection : connections) {
            if (connection.http.hasUnsent()) {
                connection.http.sendRest();
                work++;
            }
        }
        return work;
    }

    void close() {
        for (final VenueConnection connection : connections) {
            connection.http.close();
        }
    }

    void onReady(final VenueConnection connection) {
        connection.pinging = true;
        connection.pingDeadlineNs = nanoClock.nanoTime() + pingTimeoutNs;
        connection.http.send(connection.encoder.pingOffset(), connection.encoder.pingLength());
    }

    void onResponse(final VenueConnection connection, final ResponseDecoder response) {
        if (connection.pinging) {
            connection.pinging = false;
            connection.exercised = true;
            connection.failuresInARow = 0;
            lastPingStatus = response.statusCode();
            if (connection.isUsable()) {
                addUsable(connection);
            }
        } else {
            events.onAnswer(connection, response);
        }
    }

    void onClosed(final VenueConnection connection) {
        removeUsable(connection);
        if (!connection.exercised || connection.pinging) {
            explainFault(connection);
        }
        scheduleReopening(connection);
        if (connection.intent != null) {
            events.onLost(connection);
        }
    }

    /** Status of the last answered ping, 0 before. */
    int lastPingStatus() {
        return lastPingStatus;
    }

    private void explainFault(final VenueConnection connection) {
        final CloseCause cause = connection.http.closeCause();
        final String detail = connection.http.closeDetail();
        final String text = endpoint + ": " + cause + (detail.isEmpty() ? "" : " (" + detail + ")");
        status.fault(text);
        final boolean notHttp = connection.pinging && cause == CloseCause.MALFORMED_ANSWER;
        if (!status.isReady() && (cause.isPermanent() || notHttp)) {
            status.failed(
                    new GatewayException(notHttp ? text + ": what listens there does not answer in HTTP/1.1" : text));
        }
    }

    private void scheduleReopening(final VenueConnection connection) {
        connection.pinging = false;
        final long nowNs = nanoClock.nanoTime();
        if (connection.exercised) {
            connection.exercised = false;
            connection.reopenAtNs = nowNs;
        } else {
            final int doublings = Math.min(connection.failuresInARow++, MAX_DOUBLINGS);
            connection.reopenAtNs = nowNs + random(FIRST_BACK_OFF_NS << doublings);
        }
    }

    private void addUsable(final VenueConnection connection) {
        int index = usableHead + usableCount;
        if (index >= usable.length) {
            index -= usable.length;
        }
        usable[index] = connection;
        usableCount++;
    }

    private void removeUsable(final VenueConnection connection) {
        final int count = usableCount;
        for (int i = 0; i < count; i++) {
            final VenueConnection candidate = acquireAny();
            if (candidate != connection) {
                addUsable(candidate);
            }
        }
    }

    private VenueConnection acquireAny() {
        final VenueConnection connection = usable[usableHead];
        usableHead = usableHead + 1 == usable.length ? 0 : usableHead + 1;
        usableCount--;
        return connection;
    }

    /** From 0 up to the bound, by xorshift. */
    private long random(final long bound) {
        jitter ^= jitter << 13;
        jitter ^= jitter >>> 7;
        jitter ^= jitter << 17;
        return (jitter >>> 1) % bound;
    }
}
