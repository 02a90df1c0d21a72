package io.quash.engine;

import io.quash.engine.venue.RequestEncoder;
import io.quash.engine.venue.RequestSigner;
import io.quash.transport.ConnectionListener;
import io.quash.transport.HttpConnection;
import io.quash.transport.Network;
import io.quash.transport.ResponseDecoder;

/** One connection of the pool, with its request encoder and what is in flight on it: a cancel, a ping or nothing. */
final class VenueConnection implements ConnectionListener {
    final HttpConnection http;
    final RequestEncoder encoder;

    /** The cancel in flight; null when there is none. */
    Intent intent;

    boolean pinging;
    long pingDeadlineNs;
    long reopenAtNs;
    int failuresInARow;
    boolean exercised;

    private final ConnectionPool pool;

    VenueConnection(final ConnectionPool pool, final Network network, final Context ctx, final RequestSigner signer) {
        this.pool = pool;
        final String authority = ctx.network().endpoint().authority();
        final String apiKey = ctx.credentials().apiKey();
        http = new HttpConnection(
                network,
                this,
                ctx.nanoClock(),
                ctx.decoderLimits(),
                RequestEncoder.requiredCapacity(authority, apiKey));
        encoder = new RequestEncoder(http.requestBuffer(), signer, authority, apiKey, ctx.recvWindowMs());
    }

    /** Whether a cancel can be sent now: open, idle and proven by a ping. */
    boolean isUsable() {
        return exercised && !pinging && http.isReady();
    }

    @Override
    public void onReady(final HttpConnection connection) {
        pool.onReady(this);
    }

    @Override
    public void onResponse(final HttpConnection connection, final ResponseDecoder response) {
        pool.onResponse(this, response);
    }

    @Override
    public void onClosed(final HttpConnection connection) {
        pool.onClosed(this);
    }
}
