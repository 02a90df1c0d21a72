package io.quash.engine.sim;

import io.quash.transport.CloseCause;
import io.quash.transport.Network;
import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** The network between a gateway and the simulated venue. Polling it is what makes time pass. */
final class SimulatedNetwork implements Network {
    private static final long SHORTEST_STEP_NS = TimeUnit.MICROSECONDS.toNanos(10);
    private static final CloseCause[] CONNECT_FAULTS = {
        CloseCause.CONNECT_FAILED, CloseCause.HANDSHAKE_FAILED, CloseCause.PEER_CLOSED
    };

    final Timeline timeline;
    final Weather weather;
    final History history;
    final EventLog log;
    final Draws draws;

    private final SimulatedVenue venue;
    private final long connectTimeoutNs;
    private final Queue<Arrival> arrived = new ArrayDeque<>();
    private final List<SimulatedWire> wires = new ArrayList<>();
    private long stepNs = SHORTEST_STEP_NS;

    long polls;

    /** Somebody else calls {@link #pass}: time stands still while the gateway works. */
    boolean drivenFromOutside;

    private record Arrival(SimulatedWire wire, Runnable event) {}

    SimulatedNetwork(
            final Timeline timeline,
            final Weather weather,
            final History history,
            final EventLog log,
            final Draws draws,
            final SimulatedVenue venue,
            final long connectTimeoutNs) {
        this.timeline = timeline;
        this.weather = weather;
        this.history = history;
        this.log = log;
        this.draws = draws;
        this.venue = venue;
        this.connectTimeoutNs = connectTimeoutNs;
    }

    @Override
    public Wire connect(final InetSocketAddress address, final WireListener listener) {
        final int distance = distance(address);
        final SimulatedWire wire = new SimulatedWire(wires.size(), this, venue, listener, distance);
        wires.add(wire);
        log.add("connects wire", wires.size() - 1, distance);
        if (draws.chance(weather.refusedConnect)) {
            final CloseCause cause = draws.oneOf(CONNECT_FAULTS);
            timeline.after(2 * distance * weather.latencyNs, () -> wire.failToOpen(cause));
        } else if (draws.chance(weather.stalledConnect)) {
            timeline.after(connectTimeoutNs, () -> wire.failToOpen(CloseCause.CONNECT_FAILED));
        } else {
            timeline.after(2 * distance * weather.latencyNs, wire::open);
        }
        return wire;
    }

    /** The last address is the nearest. */
    private int distance(final InetSocketAddress address) {
        return Settings.HIGHEST_ADDRESS + 1 - address.getAddress().getAddress()[3];
    }

    @Override
    public int poll() {
        polls++;
        if (!drivenFromOutside) {
            pass();
        }
        final int work = arrived.size();
        for (int i = 0; i < work && !arrived.isEmpty(); i++) {
            arrived.remove().event.run();
        }
        return work;
    }

    /** Time goes on to the next event, but not far: the gateway has its own timers to look after. */
    void pass() {
        final long nowNs = timeline.nowNs();
        final boolean stalls = weather.launched && draws.chance(weather.stall);
        final long stepEndNs = nowNs + (stalls ? draws.scaleBetween(1_000_000, 300_000_000) : stepNs);
        final long untilNs = stalls ? stepEndNs : Math.max(nowNs, Math.min(stepEndNs, timeline.nextNs()));
        history.lookedAtClock(nowNs, untilNs);
        if (stalls) {
            log.add("process stalls", 0, untilNs - nowNs);
        }
        final int events = timeline.runUntil(untilNs);
        stepNs = events > 0 ? SHORTEST_STEP_NS : Math.min(2 * stepNs, weather.longestStepNs);
    }

    @Override
    public void close() {
        wires.forEach(SimulatedWire::close);
    }

    /** Has reached the process, which notices when it polls. */
    void arrives(final SimulatedWire wire, final Runnable event) {
        arrived.add(new Arrival(wire, event));
    }

    /** Lets the process notice now what has reached it on this wire. Returns whether there was anything. */
    boolean deliver(final SimulatedWire wire) {
        final List<Arrival> own =
                arrived.stream().filter(arrival -> arrival.wire == wire).toList();
        arrived.removeAll(own);
        own.forEach(arrival -> arrival.event.run());
        return !own.isEmpty();
    }

    RequestRecord begun(final int wire, final String text) {
        final VenueRequest asked = VenueRequest.parse(text, SimulatedVenue.API_KEY);
        final VenueOrder order = asked.kind() == RequestRecord.Kind.CANCEL_ALL
                ? history.book(asked.symbol())
                : history.find(asked.symbol(), asked.isByClientOrderId(), asked.id());
        final RequestRecord request = new RequestRecord(
                history.requests.size(), wire, asked.kind(), order, asked.isByClientOrderId(), timeline.nowNs());
        history.requests.add(request);
        if (order != null) {
            order.requests.add(request);
        }
        return request;
    }
}
