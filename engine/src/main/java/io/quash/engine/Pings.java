package io.quash.engine;

import io.quash.engine.GatewayStatus.Phase;
import io.quash.engine.VenueConnection.Load;
import io.quash.engine.venue.RequestEncoder;
import java.util.concurrent.TimeUnit;

/**
 * When connections are pinged, and what their answers tell: one ping proves a new connection, some more make code and
 * connection warm while the gateway warms up, and one after each idle time keeps both warm and asks for the venue's
 * time. For the sender thread; does not allocate.
 */
final class Pings {
    /** Not all at once: code that is compiled after the last of them has never seen an answer. */
    private static final long WARM_UP_SPACING_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final GatewayStatus status;
    private final VenueLimits limits;
    private final long timeoutNs;
    private final long intervalNs;
    private final long warmUpIntervalNs;

    /** The call is not documented: it is left alone where it turns out not to be there. */
    private boolean asksTime = true;

    Pings(final Context ctx, final GatewayStatus status, final VenueLimits limits) {
        this.status = status;
        this.limits = limits;
        timeoutNs = ctx.pingTimeoutNs();
        intervalNs = ctx.pingIntervalNs();
        warmUpIntervalNs = WARM_UP_SPACING_NS * ctx.connections();
    }

    /** Whether a new connection may be proven: not while the venue lets no cancel through, when it is of no use. */
    boolean mayExercise(final long nowNs) {
        return status.phase() == Phase.CONNECTING || limits.mayCancel(nowNs);
    }

    boolean isDue(final VenueConnection connection, final long nowNs) {
        final boolean warmsUp = connection.warmUpPingsLeft > 0 && status.phase() == Phase.WARMING_UP;
        return connection.isUsable()
                && nowNs - connection.quietSinceNs >= (warmsUp ? warmUpIntervalNs : intervalNs)
                && limits.mayAsk(nowNs);
    }

    /** @return false when the connection turned out to have ended, and nothing has left. */
    boolean send(final VenueConnection connection, final long nowNs) {
        connection.sentNs = nowNs;
        connection.asksTime = connection.exercised && asksTime;
        final RequestEncoder encoder = connection.encoder;
        final boolean sent = connection.asksTime
                ? connection.http.send(encoder.timeOffset(), encoder.timeLength())
                : connection.http.send(encoder.pingOffset(), encoder.pingLength());
        if (sent) {
            connection.load = Load.PING;
            connection.warmUpPingsLeft--;
            connection.answerDeadlineNs = nowNs + timeoutNs;
            limits.onSent();
        }
        return sent;
    }

    /** A ping was answered, with whatever status. */
    void onAnswered(final VenueConnection connection, final int statusCode) {
        if (connection.asksTime && statusCode == 404) {
            asksTime = false;
        }
    }
}
