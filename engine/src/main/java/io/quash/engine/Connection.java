package io.quash.engine;

import io.quash.engine.venue.RequestEncoder;
import io.quash.transport.ConnectionListener;
import io.quash.transport.HttpConnection;
import io.quash.transport.Network;
import java.net.InetSocketAddress;
import java.util.function.Function;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/** One connection of the pool, with its request encoder and what it carries. */
final class Connection {
    /** What a connection carries. */
    enum Load {
        NONE,
        /** A ping of the pool's own. */
        PING,
        /** Somebody's request. */
        REQUEST
    }

    /** Place among the pool's connections. */
    final int index;

    final HttpConnection http;
    final RequestEncoder encoder;

    Load load = Load.NONE;

    /** The request in flight, of which the pool knows nothing more; null unless the load is one. */
    Object request;

    /** When the ping in flight was sent. */
    long sentNs;

    /** When the answer counts as lost. */
    long answerDeadlineNs;

    /** The ping in flight asks for the venue's time. */
    boolean asksTime;

    /** A ping was answered since the connection was opened. */
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

    Connection(
            final int index,
            final Network network,
            final ConnectionListener listener,
            final NanoClock nanoClock,
            final int requestCapacity,
            final Function<UnsafeBuffer, RequestEncoder> encoders) {
        this.index = index;
        http = new HttpConnection(network, listener, nanoClock, requestCapacity);
        encoder = encoders.apply(http.requestBuffer());
    }

    /** Whether a request can be sent: open, idle and proven by a ping. */
    boolean isUsable() {
        return exercised && load == Load.NONE && http.isReady();
    }

    /** Whether not one byte of the request in flight was taken. */
    boolean isUnsent() {
        return http.requestBytesTaken() == 0;
    }

    /** Whether bytes of the request in flight may leave later. */
    boolean hasBytesToLeave() {
        return http.hasUnsent() || http.bytesAccepted() < http.bytesHandedOver();
    }
}
