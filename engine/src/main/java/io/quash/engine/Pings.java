package io.quash.engine;

import io.quash.engine.VenueConnection.Load;
import io.quash.engine.venue.RequestEncoder;

/**
 * When connections are pinged, and what their answers tell: one ping proves a new connection, some more make code and
 * connection warm before the gateway is ready, and one after each idle time keeps both warm and asks for the venue's
 * time. For the sender thread; does not allocate.
 */
final class Pings {
    private final GatewayStatus status;
    private final VenueLimits limits;
    private final long timeoutNs;
    private final long intervalNs;
    private final long warmUpNs;
    private boolean warmingUp;
    private long warmUpEndNs;

    /** The call is not documented: it is left alone where it turns out not to be there. */
    private boolean asksTime = true;

    Pings(final Context ctx, final GatewayStatus status, final VenueLimits limits) {
        this.status = status;
        this.limits = limits;
        timeoutNs = ctx.pingTimeoutNs();
        intervalNs = ctx.pingIntervalNs();
        // Far from the venue pings take long: they must not cost the launch, which they are to serve.
        warmUpNs = Math.min(ctx.warmUpTimeoutNs(), ctx.readyTimeoutNs() / 2);
    }

    /** Whether a new connection may be proven: not while the venue lets no cancel through, when it is of no use. */
    boolean mayExercise(final long nowNs) {
        return !status.isReady() || limits.mayCancel(nowNs);
    }

    boolean mayKeepWarm(final long nowNs) {
        return limits.mayAsk(nowNs);
    }

    boolean isIdle(final VenueConnection connection, final long nowNs) {
        return connection.isUsable() && nowNs - connection.quietSinceNs >= intervalNs;
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
            connection.answerDeadlineNs = nowNs + timeoutNs;
            limits.onSent();
        }
        return sent;
    }

    /** A ping was answered, with whatever status. */
    void onAnswered(final VenueConnection connection, final int statusCode, final long nowNs) {
        if (connection.asksTime && statusCode == 404) {
            asksTime = false;
        }
        if (connection.warmUpPingsLeft > 0) {
            connection.warmUpPingsLeft = warmsUp(nowNs) ? connection.warmUpPingsLeft - 1 : 0;
        }
    }

    private boolean warmsUp(final long nowNs) {
        if (!warmingUp) {
            warmingUp = true;
            warmUpEndNs = nowNs + warmUpNs;
        }
        return !status.isReady() && nowNs - warmUpEndNs < 0 && limits.mayAsk(nowNs);
    }
}
