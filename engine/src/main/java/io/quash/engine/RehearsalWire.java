package io.quash.engine;

import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import org.agrona.DirectBuffer;

/** Takes a request and has its answer ready for the next poll, in one piece or in two. */
final class RehearsalWire implements Wire {
    private final RehearsalNetwork network;
    private final WireListener listener;
    private final RehearsalAnswers answers;
    private boolean opened;
    private DirectBuffer answer;
    private int delivered;
    private int pieces;
    private long bytesAccepted;

    RehearsalWire(final RehearsalNetwork network, final WireListener listener, final RehearsalAnswers answers) {
        this.network = network;
        this.listener = listener;
        this.answers = answers;
    }

    int deliver() {
        if (!opened) {
            opened = true;
            listener.onOpen(this);
            return 1;
        }
        if (answer == null) {
            return 0;
        }
        final DirectBuffer source = answer;
        final int begin = delivered;
        final int length = pieces > 1 ? source.capacity() / 2 : source.capacity() - begin;
        delivered += length;
        if (--pieces == 0) {
            answer = null;
        }
        listener.onBytes(this, source, begin, length);
        return 1;
    }

    @Override
    public int write(final DirectBuffer buffer, final int offset, final int length) {
        bytesAccepted += length;
        answer = answers.next(buffer, offset);
        pieces = answers.isInTwoPieces() ? 2 : 1;
        delivered = 0;
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
        answer = null;
        network.onClosed(this);
    }
}
