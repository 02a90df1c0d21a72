package io.quash.engine.sim;

import io.quash.transport.CloseCause;
import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One connection: bytes take their time, come in pieces, and may not come at all. */
final class SimulatedWire implements Wire {
    private static final long NOT_OFFERED = Long.MAX_VALUE;

    private enum State {
        CONNECTING,
        OPEN,
        ENDED,
        CLOSED
    }

    private final int id;
    private final SimulatedNetwork network;
    private final Timeline timeline;
    private final Weather weather;
    private final EventLog log;
    private final Draws draws;
    private final WireListener listener;
    private final VenueSession session;
    private final boolean lazy;
    private final int distance;

    private State state = State.CONNECTING;
    private boolean reset;
    private boolean requestsLost;
    private boolean closeAnnounced;
    private long roomFromNs;
    private long acceptAtNs;
    private long upAtNs;
    private long downAtNs;
    private long accepted;
    private long offeredNs = NOT_OFFERED;
    private long answeredInPoll;
    private RequestRecord request;
    private int requestRest;

    SimulatedWire(
            final int id,
            final SimulatedNetwork network,
            final SimulatedVenue venue,
            final WireListener listener,
            final int distance) {
        this.id = id;
        this.network = network;
        this.listener = listener;
        this.distance = distance;
        timeline = network.timeline;
        weather = network.weather;
        log = network.log;
        draws = network.draws;
        session = new VenueSession(venue, this, network);
        lazy = draws.chance(weather.lazyWire);
    }

    @Override
    public int write(final DirectBuffer buffer, final int offset, final int length) {
        if (state != State.OPEN || reset) {
            return CLOSED;
        }
        if (draws.chance(weather.deadAtWrite)) {
            network.history.faults.add(requestRest == 0 ? NetworkFault.DEAD_AT_WRITE : NetworkFault.DEAD_AMID_REQUEST);
            log.add("found dead", id, length);
            reset = true;
            timeline.after(latencyNs(), () -> network.arrives(this, () -> ended(CloseCause.IO_ERROR, null)));
            return CLOSED;
        }
        if (requestRest == 0) {
            offeredNs = Math.min(offeredNs, timeline.nowNs());
        }
        final int taken = timeline.nowNs() < roomFromNs ? 0 : room(length);
        if (taken > 0) {
            take(buffer, offset, length, taken);
        }
        return taken;
    }

    private int room(final int length) {
        if (!draws.chance(weather.partialWrite)) {
            return length;
        }
        roomFromNs = timeline.nowNs() + draws.scaleBetween(1000, 20_000_000);
        final int taken = draws.below(length);
        network.history.faults.add(
                taken == 0 && requestRest == 0 ? NetworkFault.NOTHING_TAKEN : NetworkFault.PARTLY_TAKEN);
        return taken;
    }

    private void take(final DirectBuffer buffer, final int offset, final int length, final int taken) {
        if (requestRest == 0) {
            // Whoever sends the next request has done with the last.
            requestEnds();
            request = network.begun(id, buffer.getStringWithoutLengthAscii(offset, length));
            request.offeredNs = offeredNs;
            offeredNs = NOT_OFFERED;
            requestRest = length;
            if (closeAnnounced) {
                network.history.violated(Check.REQUEST_FORM, request.order, "sent after a close was announced");
            }
        } else if (requestRest != length) {
            network.history.violated(Check.REQUEST_FORM, request.order, "offered " + length + " of " + requestRest);
        }
        requestRest -= taken;
        final RequestRecord sending = request;
        final boolean last = requestRest == 0;
        if (lazy) {
            acceptAtNs = Math.max(acceptAtNs, timeline.nowNs() + draws.scaleBetween(1000, 5_000_000));
            timeline.at(acceptAtNs, () -> accept(sending, buffer, offset, taken, last));
        } else {
            accept(sending, buffer, offset, taken, last);
        }
    }

    /** Copies only now: until then the bytes are the caller's to keep. */
    private void accept(
            final RequestRecord sending,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final boolean last) {
        if (state != State.OPEN) {
            return;
        }
        accepted += length;
        sending.leftNs.add(timeline.nowNs());
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        log.bytes("leaves on wire", id, bytes);
        network.history.requestsDigest.add(id).add(bytes);
        requestsLost |= weather.launched && draws.chance(weather.lostRequest);
        if (!requestsLost) {
            upAtNs = Math.max(upAtNs, timeline.nowNs() + latencyNs());
            timeline.at(upAtNs, () -> session.receive(bytes, last ? sending : null));
        }
    }

    @Override
    public long bytesAccepted() {
        return accepted;
    }

    @Override
    public void answered() {
        answeredInPoll = network.polls;
    }

    @Override
    public boolean isQuiet() {
        return answeredInPoll < network.polls || !network.deliver(this);
    }

    @Override
    public void close() {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            log.add("closed on wire", id, accepted);
            requestEnds();
        }
    }

    void open() {
        network.arrives(this, () -> {
            if (state == State.CONNECTING) {
                state = State.OPEN;
                log.add("opens wire", id, 0);
                listener.onOpen(this);
            }
        });
    }

    void failToOpen(final CloseCause cause) {
        network.arrives(this, () -> ended(cause, null));
    }

    /**
     * Brings bytes from the venue.
     *
     * @param wholeFrom from here on they stay together.
     * @param answer    what they are, or null.
     * @param complete  whether the answer is complete with the last of them.
     */
    void bring(final byte[] bytes, final int wholeFrom, final Answer answer, final boolean complete) {
        int from = 0;
        while (from < bytes.length) {
            final int to =
                    from < wholeFrom ? pieceEnd(from, Math.min(wholeFrom, bytes.length), bytes.length) : bytes.length;
            final byte[] piece = Arrays.copyOfRange(bytes, from, to);
            final boolean last = to == bytes.length;
            final boolean first = from == 0;
            final long gapNs = draws.chance(weather.splitting) ? latencyNs() : 0;
            downAtNs = Math.max(downAtNs + gapNs, timeline.nowNs() + latencyNs());
            timeline.at(downAtNs, () -> network.arrives(this, () -> received(piece, answer, first, last && complete)));
            from = to;
        }
    }

    private int pieceEnd(final int from, final int wholeFrom, final int length) {
        if (!draws.chance(weather.splitting)) {
            return length;
        }
        final int end = from + 1 + draws.below(draws.chance(0.1) ? 2 : length);
        return end > wholeFrom ? length : end;
    }

    void endFromVenue(final Loss.Ending ending, final Answer answer) {
        final boolean isReset = ending == Loss.Ending.RESET;
        final CloseCause cause = isReset
                ? CloseCause.IO_ERROR
                : answer == null && draws.chance(0.3) ? CloseCause.PEER_CLOSED_UNCLEANLY : CloseCause.PEER_CLOSED;
        final long soonNs = timeline.nowNs() + latencyNs();
        final boolean overtakes = isReset && draws.chance(0.3);
        downAtNs = Math.max(downAtNs, soonNs);
        timeline.at(overtakes ? soonNs : downAtNs, () -> {
            reset |= isReset;
            network.arrives(this, () -> ended(cause, answer));
        });
    }

    private void received(final byte[] piece, final Answer answer, final boolean first, final boolean complete) {
        if (state != State.OPEN || isBeyondTelling(answer)) {
            return;
        }
        log.bytes("arrives on wire", id, piece);
        if (request == null || request.endedNs != Answer.NOT_YET) {
            network.history.faults.add(NetworkFault.BYTES_WITHOUT_REQUEST);
        }
        if (request != null && answer != null && answer.repeats != null) {
            request.disturbed = true;
        }
        if (answer != null && first) {
            answer.firstByteNs = timeline.nowNs();
        }
        if (answer != null && complete) {
            delivered(answer);
        } else if (answer != null && !answer.readable && request != null && requestRest == 0) {
            // The gateway may see by a part of it that it cannot be read, and need not wait for the rest.
            requestEnds();
        }
        listener.onBytes(this, new UnsafeBuffer(piece), 0, piece.length);
        // What was lent is taken back.
        Arrays.fill(piece, (byte) '#');
    }

    /**
     * A second answer about an order, come to the next request for the same order: nothing in HTTP or in the venue's
     * JSON tells it from that request's own. Such answers are held back, since no gateway could do right by them.
     */
    private boolean isBeyondTelling(final Answer answer) {
        return answer != null
                && answer.repeats != null
                && request != answer.repeats
                && request.order == answer.repeats.order;
    }

    private void delivered(final Answer answer) {
        answer.deliveredNs = timeline.nowNs();
        closeAnnounced |= answer.announcesClose;
        if (request != null && requestRest == 0) {
            requestEnds();
        }
    }

    private void ended(final CloseCause cause, final Answer answer) {
        if (state == State.OPEN || state == State.CONNECTING) {
            network.history.faults.add(fault(cause));
            state = State.ENDED;
            log.add("ends wire", id, cause.name());
            if (answer != null) {
                delivered(answer);
            }
            requestEnds();
            listener.onClosed(this, cause, "");
        }
    }

    private NetworkFault fault(final CloseCause cause) {
        if (state == State.CONNECTING) {
            return cause == CloseCause.CONNECT_FAILED ? NetworkFault.NOT_CONNECTED : NetworkFault.NOT_HANDSHAKEN;
        }
        if (requestRest > 0) {
            return NetworkFault.ENDED_AMID_REQUEST;
        }
        return request == null || request.endedNs != Answer.NOT_YET
                ? NetworkFault.ENDED_IDLE
                : NetworkFault.ENDED_IN_FLIGHT;
    }

    private void requestEnds() {
        if (request != null && request.endedNs == Answer.NOT_YET) {
            request.endedNs = timeline.nowNs();
        }
    }

    private long latencyNs() {
        return distance * weather.latencyNs + draws.below((int) weather.jitterNs);
    }
}
