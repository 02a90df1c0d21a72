package io.quash.bench.compare;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection that does no more than it must. Spins. */
interface FloorWire extends AutoCloseable {
    /** Sends from position to limit of a direct buffer. */
    void send(ByteBuffer request) throws IOException;

    /** Appends what has come in to the answer's buffer; returns at once, also when there is nothing. */
    void receive() throws IOException;

    @Override
    void close();
}
