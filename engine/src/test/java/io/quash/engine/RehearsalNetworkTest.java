package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quash.transport.CloseCause;
import io.quash.transport.Endpoint;
import io.quash.transport.NetworkContext;
import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

class RehearsalNetworkTest implements WireListener {
    private final List<Wire> opened = new ArrayList<>();
    private final RehearsalNetwork network =
            new RehearsalNetwork(new NetworkContext().endpoint(Endpoint.parse("http://127.0.0.1:1")));

    @Test
    void shouldKeepNothingOfAWireThatWasClosed() {
        final InetSocketAddress address = new InetSocketAddress("127.0.0.1", 1);
        network.connect(address, this).close();
        final Wire wire = network.connect(address, this);
        assertEquals(1, network.poll());
        assertEquals(List.of(wire), opened);
    }

    @Override
    public void onOpen(final Wire wire) {
        opened.add(wire);
    }

    @Override
    public void onBytes(final Wire wire, final DirectBuffer buffer, final int offset, final int length) {
        throw new AssertionError("nothing was asked");
    }

    @Override
    public void onClosed(final Wire wire, final CloseCause cause, final String detail) {
        throw new AssertionError("made-up wires do not end by themselves");
    }
}
