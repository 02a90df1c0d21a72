package io.quash.bench.compare;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bare socket with a look at the clock between the parts of a round trip. */
final class StagedFloor implements AutoCloseable {
    private static final int ANSWER_ROOM = 64 * 1024;

    final StageSplit split = new StageSplit("handed to the kernel", "first bytes of the answer", "answer decoded");

    private final ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER_ROOM);
    private final AnswerFrame frame = new AnswerFrame();
    private final long[] stamps = new long[4];
    private final PreparedRequests requests;
    private final FloorWire wire;

    StagedFloor(final Target target) throws IOException {
        requests = new PreparedRequests(target);
        wire = FloorWire.connect(target, answer);
    }

    void cancel(final long firstOrderId, final int count) throws IOException {
        requests.prepare(firstOrderId, count);
        for (int i = 0; i < count; i++) {
            answer.clear();
            stamps[0] = System.nanoTime();
            wire.send(requests.of(firstOrderId + i));
            stamps[1] = System.nanoTime();
            receive(1);
            stamps[2] = System.nanoTime();
            while (frame.totalLength(answer) == 0) {
                receive(answer.position() + 1);
            }
            receive(frame.totalLength(answer));
            stamps[3] = System.nanoTime();
            if (!AnswerFrame.isOk(answer)) {
                throw new WrongAnswer(firstOrderId + i, "the floor's cancel was refused");
            }
            split.record(stamps);
        }
    }

    /** Without end where no answer comes: the exchange is this program's own, and Ctrl-C ends it. */
    private void receive(final int least) throws IOException {
        while (answer.position() < least) {
            wire.receive();
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
