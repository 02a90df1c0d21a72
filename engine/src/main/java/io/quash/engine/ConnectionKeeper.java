package io.quash.engine;

import io.quash.engine.Connection.Load;
import io.quash.engine.venue.RequestEncoder;
import io.quash.transport.HttpConnection;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;

/**
 * Keeps connections open and fresh: exercises each with a ping before it is used, asks it for the time when it has been
 * idle, replaces it before it grows old by one that was exercised first, and opens it again when it has ended, after a
 * back-off while that fails. For the sender thread; does not allocate but when it opens a connection.
 */
final class ConnectionKeeper {
    /** Not all at once: code that is compiled after the last of them has never seen an answer. */
    private static final long WARM_UP_SPACING_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final PoolSettings settings;
    private final Connection[] connections;
    private final IdleConnections idle;
    private final VenueAddresses addresses;
    private final VenueLimits limits;
    private final NanoClock nanoClock;
    private final Backoff backoff;
    private final long warmUpIntervalNs;

    /** The gateway has yet to connect: it pings whatever the limits say. */
    private boolean launching = true;

    private boolean warmingUp;

    /** The call is not documented: it is left alone where it turns out not to be there. */
    private boolean asksTime = true;

    ConnectionKeeper(
            final PoolSettings settings,
            final Connection[] connections,
            final IdleConnections idle,
            final VenueAddresses addresses,
            final VenueLimits limits,
            final NanoClock nanoClock,
            final long nowNs) {
        this.settings = settings;
        this.connections = connections;
        this.idle = idle;
        this.addresses = addresses;
        this.limits = limits;
        this.nanoClock = nanoClock;
        backoff = new Backoff(nowNs);
        warmUpIntervalNs = WARM_UP_SPACING_NS * settings.connections();
        for (final Connection connection : connections) {
            connection.reopenAtNs = nowNs;
            connection.warmUpPingsLeft = settings.warmUpPings();
        }
        connections[settings.connections()].spare = true;
    }

    void phase(final boolean launching, final boolean warmingUp) {
        this.launching = launching;
        this.warmingUp = warmingUp;
    }

    /** Opens or pings a connection that carries nothing, if that is due. Returns the amount of work done. */
    int lookAfter(final Connection connection, final long nowNs) {
        if (connection.http.state() == HttpConnection.State.CLOSED) {
            if (connection.spare || nowNs - connection.reopenAtNs < 0) {
                return 0;
            }
            open(connection, nowNs);
            return 1;
        }
        return connection.http.isReady() ? pingWhenDue(connection, nowNs) : 0;
    }

    void onReady(final Connection connection, final long nowNs) {
        connection.openedNs = nowNs;
        pingWhenDue(connection, nowNs);
    }

    void onPong(final Connection connection, final int statusCode, final long firstByteNs) {
        addresses.onRoundTrip(connection.address, firstByteNs - connection.sentNs);
        connection.exercised = true;
        connection.spare = false;
        connection.failuresInARow = 0;
        if (connection.asksTime && statusCode == 404) {
            asksTime = false;
        }
    }

    void onEnded(final Connection connection, final long nowNs) {
        if (connection.exercised) {
            connection.exercised = false;
            connection.reopenAtNs = nowNs;
        } else {
            addresses.onFailure(connection.address);
            connection.reopenAtNs = nowNs + backoff.delayNs(connection.failuresInARow++);
        }
    }

    /** Opens the spare connection when the oldest is due to be replaced, and closes that once the spare is exercised. */
    int rotate(final long nowNs) {
        Connection oldest = null;
        Connection spare = null;
        for (final Connection connection : connections) {
            if (connection.spare) {
                spare = connection;
            } else if (connection.isUsable() && (oldest == null || connection.openedNs - oldest.openedNs < 0)) {
                oldest = connection;
            }
        }
        if (oldest == null || nowNs - oldest.openedNs < settings.maxAgeNs()) {
            return 0;
        }
        if (spare == null) {
            idle.remove(oldest);
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

    private void open(final Connection connection, final long nowNs) {
        connection.address = addresses.choose();
        connection.openedNs = nowNs;
        connection.http.open(connection.address);
    }

    private int pingWhenDue(final Connection connection, final long nowNs) {
        if (!connection.exercised) {
            // While the venue lets no cancel through, a new connection is of no use.
            return launching || limits.mayCancel(nowNs) ? ping(connection) : 0;
        }
        // Only while another connection stays free for a cancel, or there is no other.
        final boolean anotherIsFree = idle.size() > 1 || connections.length == 2;
        if (anotherIsFree && isPingDue(connection, nowNs)) {
            idle.remove(connection);
            return ping(connection);
        }
        return 0;
    }

    private boolean isPingDue(final Connection connection, final long nowNs) {
        final boolean warmsUp = connection.warmUpPingsLeft > 0 && warmingUp;
        return connection.isUsable()
                && nowNs - connection.quietSinceNs >= (warmsUp ? warmUpIntervalNs : settings.pingIntervalNs())
                && limits.mayAsk(nowNs);
    }

    private int ping(final Connection connection) {
        // A stamp: what else happened in this cycle is no part of the round trip.
        connection.sentNs = nanoClock.nanoTime();
        connection.asksTime = connection.exercised && asksTime;
        final RequestEncoder encoder = connection.encoder;
        final boolean sent = connection.asksTime
                ? connection.http.send(encoder.timeOffset(), encoder.timeLength())
                : connection.http.send(encoder.pingOffset(), encoder.pingLength());
        if (sent) {
            connection.load = Load.PING;
            connection.warmUpPingsLeft--;
            connection.answerDeadlineNs = connection.sentNs + settings.pingTimeoutNs();
            limits.onSent();
        }
        return 1;
    }
}
