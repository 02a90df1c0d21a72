package io.quash.bench.memory;

import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import org.agrona.DirectBuffer;

/** One connection to the venue in memory. Takes whole requests; what is no cancel is answered with an empty object. */
final class MemoryWire implements Wire {
    private static final byte FIRST_OF_DELETE = 'D';
    private static final DirectBuffer EMPTY_OBJECT =
            DirectText.of("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

    private final MemoryNetwork network;
    private final WireListener listener;
    private final CancelAnswers answers;
    private boolean open;
    private boolean closed;
    private DirectBuffer answer;
    private long bytesAccepted;

    MemoryWire(final MemoryNetwork network, final WireListener listener, final CancelAnswers answers) {
        this.network = network;
        this.listener = listener;
        this.answers = answers;
    }

    /** Tells the listener that the wire is open, or passes on the answer that is due. */
    int deliver() {
        if (!open) {
            open = true;
            listener.onOpen(this);
            return 1;
        }
        if (answer == null) {
            return 0;
        }
        final DirectBuffer due = answer;
        answer = null;
        listener.onBytes(this, due, 0, due.capacity());
        return 1;
    }

    @Override
    public int write(final DirectBuffer buffer, final int offset, final int length) {
        if (closed) {
            return CLOSED;
        }
        bytesAccepted += length;
        answer = buffer.getByte(offset) == FIRST_OF_DELETE ? answers.to(buffer, offset) : EMPTY_OBJECT;
        return length;
    }

    @Override
    public long bytesAccepted() {
        return bytesAccepted;
    }

    @Override
    public boolean isQuiet() {
        return answer == null;
    }

    @Override
    public void close() {
        closed = true;
        answer = null;
        network.forget(this);
    }
}
