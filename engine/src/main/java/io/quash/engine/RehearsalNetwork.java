package io.quash.engine;

import io.quash.transport.Network;
import io.quash.transport.NetworkContext;
import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Wires that end in this process. */
final class RehearsalNetwork implements Network {
    private final List<RehearsalWire> wires = new ArrayList<>();
    private final RehearsalAnswers answers = new RehearsalAnswers();
    private boolean answerRefused;

    RehearsalNetwork(final NetworkContext ctx) {
        ctx.conclude();
    }

    @Override
    public Wire connect(final InetSocketAddress address, final WireListener listener) {
        final RehearsalWire wire = new RehearsalWire(this, listener, answers);
        wires.add(wire);
        return wire;
    }

    @Override
    public int poll() {
        int work = 0;
        for (int i = 0; i < wires.size(); i++) {
            work += wires.get(i).deliver();
        }
        return work;
    }

    /** Whether an answer was taken for malformed: each like it would be, and cost a connection. */
    boolean isAnswerRefused() {
        return answerRefused;
    }

    /** @param amidAnswer it was what came in that made the other side close. */
    void onClosed(final RehearsalWire wire, final boolean amidAnswer) {
        wires.remove(wire);
        answerRefused |= amidAnswer;
    }

    @Override
    public void close() {
        wires.clear();
    }
}
