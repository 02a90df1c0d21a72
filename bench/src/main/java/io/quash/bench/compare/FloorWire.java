package io.quash.bench.compare;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection that does no more than it must. Spins. */
public interface FloorWire extends AutoCloseable {
    /**
     * Connects, over TLS when the target says so.
     *
     * @param answer direct; what comes in is appended here
     */
    static FloorWire connect(final Target target, final ByteBuffer answer) throws IOException {
        return target.tls() ? new NativeTls(target, answer) : new SpinningSocket(target.endpoint(), answer);
    }

    /** Sends from position to limit of a direct buffer. */
    void send(ByteBuffer request) throws IOException;

    /** Appends what has come in to the answer's buffer; returns at once, also when there is nothing. */
    void receive() throws IOException;

    @Override
    void close();
}
