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

    void onClosed(final RehearsalWire wire) {
        wires.remove(wire);
    }

    @Override
    public void close() {
        wires.clear();
    }
}
