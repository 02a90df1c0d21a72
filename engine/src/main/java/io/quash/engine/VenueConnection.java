package io.quash.engine;

import io.quash.engine.venue.RequestEncoder;
import io.quash.engine.venue.RequestSigner;
import io.quash.transport.ConnectionListener;
import io.quash.transport.HttpConnection;
import io.quash.transport.Network;
import io.quash.transport.ResponseDecoder;
import java.net.InetSocketAddress;

/** One connection of the pool, with its request encoder and what is in flight on it. */
final class VenueConnection implements ConnectionListener {
    /** What a connection carries. */
    enum Load {
        NONE,
        PING,
        CANCEL,
        QUERY,
        /** A request whose intent has ended by another answer: its own answer is taken and forgotten. */
        ORPHAN
    }

    final HttpConnection http;
    final RequestEncoder encoder;

    Load load = Load.NONE;

    /** Whose request is in flight; null unless the load is a cancel or a query. */
    Intent intent;

    /** Names the order of a request whose intent has ended; only while the load is an orphan. */
    final Intent orphan = new Intent();

    /** The venue's time in the request in flight, and when that was signed and sent. */
    long timestampMs;

    long signedNs;
    long sentNs;

    /** When the answer counts as lost. */
    long answerDeadlineNs;

    /** The ping in flight asks for the venue's time. */
    boolean asksTime;

    /** A ping was answered since it was opened. */
    boolean exercised;

    /** Of those before the gateway is ready, this connection's part. */
    int warmUpPingsLeft;

    /** Not opened again: the place is kept for the successor of another connection. */
    boolean spare;

    /** Where it was opened to last. */
    InetSocketAddress address;

    long openedNs;
    long reopenAtNs;
    int failuresInARow;
    long quietSinceNs;

    /** The poll of the network that took the last answer: only a later one shows whether more came after it. */
    long answeredInPoll;

    private final ConnectionPool pool;

    VenueConnection(final ConnectionPool pool, final Network network, final Context ctx, final RequestSigner signer) {
        this.pool = pool;
        final String authority = ctx.network().endpoint().authority();
        final String apiKey = ctx.credentials().apiKey();
        http = new HttpConnection(network, this, ctx.nanoClock(), RequestEncoder.requiredCapacity(authority, apiKey));
        encoder = new RequestEncoder(http.requestBuffer(), signer, authority, apiKey, ctx.recvWindowMs());
    }

    /** Whether a request can be sent: open, idle and proven by a ping. */
    boolean isUsable() {
        return exercised && load == Load.NONE && http.isReady();
    }

    /**
     * Takes the intent off, whose outcome is told. Its request goes on without it, to be answered and forgotten; but
     * one that has not left whole must not be executed after that, and ends with its connection.
     */
    void abandon() {
        orphan.name(intent);
        intent = null;
        load = Load.ORPHAN;
        if (http.hasUnsent() || http.bytesAccepted() < http.bytesHandedOver()) {
            pool.discard(this);
        }
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
