package io.quash.bench.memory;

import io.quash.transport.Network;
import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A venue in memory, on the sender's own thread, in the place of sockets: every request is answered with the next poll.
 * What remains is the cost of our own code, and of this one. Does not allocate once its wires are open.
 */
public final class MemoryNetwork implements Network {
    private final List<MemoryWire> wires = new ArrayList<>();
    private final Supplier<CancelAnswers> answers;

    /** @param answers called for each wire */
    public MemoryNetwork(final Supplier<CancelAnswers> answers) {
        this.answers = answers;
    }

    @Override
    public Wire connect(final InetSocketAddress address, final WireListener listener) {
        final MemoryWire wire = new MemoryWire(this, listener, answers.get());
        wires.add(wire);
        return wire;
    }

    void forget(final MemoryWire wire) {
        wires.remove(wire);
    }

    @Override
    public int poll() {
        int work = 0;
        for (int i = 0; i < wires.size(); i++) {
            work += wires.get(i).deliver();
        }
        return work;
    }

    @Override
    public void close() {
        wires.clear();
    }
}
