package io.quash.bench.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.bench.compare.AnswerFrame;
import io.quash.bench.compare.FloorWire;
import io.quash.bench.compare.PreparedRequests;
import io.quash.bench.compare.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** Cancels over one connection of its own that spins, with requests signed beforehand: what nobody can do without. */
final class BareCancels implements TimedCancels, AutoCloseable {
    /** The one that ends a flat object, and is nowhere else in an answer. */
    private static final byte END_OF_ANSWER = '}';

    private static final int ANSWER_ROOM = 64 * 1024;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);

    private final ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER_ROOM);
    private final ByteBuffer ping;
    private final PreparedRequests requests;
    private final FloorWire wire;
    private long nextOrderId;

    BareCancels(final Target target, final long firstOrderId) throws IOException {
        nextOrderId = firstOrderId;
        requests = new PreparedRequests(target);
        final String text =
                "GET /papi/v1/ping HTTP/1.1\r\nHost: " + target.endpoint().getAuthority() + "\r\n\r\n";
        ping = ByteBuffer.allocateDirect(text.length())
                .put(text.getBytes(US_ASCII))
                .flip();
        wire = FloorWire.connect(target, answer);
    }

    void ping(final int times) throws IOException {
        for (int i = 0; i < times; i++) {
            roundTrip(ping.rewind());
        }
    }

    /** Signs the next ones, which the venue takes for a minute. */
    void prepare(final int count) {
        requests.prepare(nextOrderId, count);
    }

    @Override
    public CancelTime cancel() throws IOException {
        return roundTrip(requests.of(nextOrderId++));
    }

    /** Looks at the socket, as one does that has nothing to send. */
    void work() throws IOException {
        wire.receive();
    }

    private CancelTime roundTrip(final ByteBuffer request) throws IOException {
        answer.clear();
        final long beginNs = System.nanoTime();
        wire.send(request);
        final long sentNs = System.nanoTime();
        while (answer.position() == 0) {
            receive(sentNs);
        }
        final long firstByteNs = System.nanoTime();
        while (answer.get(answer.position() - 1) != END_OF_ANSWER) {
            receive(sentNs);
        }
        final CancelTime time = CancelTime.of(beginNs, sentNs, firstByteNs, System.nanoTime());
        if (!AnswerFrame.isOk(answer)) {
            final byte[] text = new byte[answer.position()];
            answer.get(0, text);
            throw new IllegalStateException("a bare request was answered " + new String(text, US_ASCII));
        }
        return time;
    }

    private void receive(final long sentNs) throws IOException {
        wire.receive();
        if (System.nanoTime() - sentNs > PATIENCE_NS) {
            throw new IllegalStateException("a bare request is not answered after 10 s");
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
