package io.quash.bench.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The least that a cancel can cost in Java: a spinning socket, requests signed beforehand, and of the answer no more
 * than its status and length are looked at.
 */
final class Floor implements Contender {
    private static final int ANSWER_ROOM = 64 * 1024;
    private static final int SPINS_BETWEEN_LOOKS = 1 << 20;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);

    private final ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER_ROOM);
    private final AnswerFrame frame = new AnswerFrame();
    private final PreparedRequests requests;
    private final FloorWire wire;

    Floor(final Target target) throws IOException {
        requests = new PreparedRequests(target);
        wire = FloorWire.connect(target, answer);
    }

    @Override
    public void begin(final long firstOrderId, final int count) {
        requests.prepare(firstOrderId, count);
    }

    @Override
    public void cancel(final long orderId) throws IOException {
        answer.clear();
        wire.send(requests.of(orderId));
        final int length = receiveHead(orderId);
        receive(orderId, length);
        if (answer.position() > length) {
            throw new WrongAnswer(orderId, "followed by " + (answer.position() - length) + " bytes too many");
        }
        if (!AnswerFrame.isOk(answer)) {
            final byte[] bytes = new byte[length];
            answer.get(0, bytes);
            throw new WrongAnswer(orderId, new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private int receiveHead(final long orderId) throws IOException {
        int length = 0;
        while (length == 0) {
            receive(orderId, answer.position() + 1);
            length = frame.totalLength(answer);
        }
        return length;
    }

    private void receive(final long orderId, final int least) throws IOException {
        int spins = 0;
        long giveUpAtNs = 0;
        while (answer.position() < least) {
            wire.receive();
            if (++spins % SPINS_BETWEEN_LOOKS == 0) {
                final long nowNs = System.nanoTime();
                if (giveUpAtNs == 0) {
                    giveUpAtNs = nowNs + PATIENCE_NS;
                } else if (nowNs - giveUpAtNs > 0) {
                    throw new WrongAnswer(orderId, "not there after 10 s");
                }
            }
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
