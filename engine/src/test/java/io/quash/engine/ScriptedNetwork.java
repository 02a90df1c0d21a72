package io.quash.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.transport.CloseCause;
import io.quash.transport.Network;
import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A network whose other end is the test: opens wires and answers pings by itself unless told not to. */
final class ScriptedNetwork implements Network {
    final List<ScriptedWire> wires = new ArrayList<>();
    final Queue<ScriptedWire> requests = new ArrayDeque<>();

    /** Every request line with its wire's number. */
    final List<String> log = new ArrayList<>();

    boolean accepting = true;
    CloseCause refusal = CloseCause.CONNECT_FAILED;
    boolean answeringPings = true;
    boolean closed;
    int pings;

    /** To ask a wire whether it is quiet reads all wires, as the TLS handler's do. */
    boolean looksByPolling;

    long polls;
    int pingsUntilLoss = Integer.MAX_VALUE;
    String pingAnswer = answer(200, "{}");
    String timeAnswer = answer(200, "{}");
    Runnable onPoll = () -> {};
    private final Queue<Event> events = new ArrayDeque<>();

    private record Event(ScriptedWire wire, Runnable action) {}

    @Override
    public Wire connect(final InetSocketAddress address, final WireListener listener) {
        final ScriptedWire wire = new ScriptedWire(listener);
        wires.add(wire);
        if (accepting) {
            events.add(new Event(wire, () -> listener.onOpen(wire)));
        } else {
            events.add(new Event(wire, () -> wire.end(refusal)));
        }
        return wire;
    }

    @Override
    public int poll() {
        polls++;
        onPoll.run();
        final int count = events.size();
        for (int i = 0; i < count && !events.isEmpty(); i++) {
            events.remove().action.run();
        }
        return count;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** The wire of the oldest request that was not looked at yet. */
    ScriptedWire nextRequest() {
        final ScriptedWire wire = requests.poll();
        if (wire == null) {
            throw new AssertionError("no request was sent");
        }
        return wire;
    }

    static String answer(final int status, final String body, final String... headers) {
        final StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        for (final String header : headers) {
            text.append(header).append("\r\n");
        }
        return text + "Content-Length: " + body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + "\r\n\r\n"
                + body;
    }

    static String canceled(final String symbol, final long orderId) {
        return answer(
                200,
                "{\"orderId\":" + orderId + ",\"symbol\":\"" + symbol
                        + "\",\"status\":\"CANCELED\",\"executedQty\":\"0.40\",\"updateTime\":1571110484038}");
    }

    final class ScriptedWire implements Wire {
        private final WireListener listener;
        private final StringBuilder incoming = new StringBuilder();
        int room = Integer.MAX_VALUE;
        boolean broken;
        boolean closedLocally;
        String lastRequest = "";
        private long accepted;
        private long answeredInPoll;

        ScriptedWire(final WireListener listener) {
            this.listener = listener;
        }

        @Override
        public int write(final DirectBuffer buffer, final int offset, final int length) {
            if (broken) {
                return CLOSED;
            }
            final int taken = Math.min(length, room);
            room -= room == Integer.MAX_VALUE ? 0 : taken;
            accepted += taken;
            incoming.append(buffer.getStringWithoutLengthAscii(offset, taken));
            if (incoming.toString().endsWith("\r\n\r\n")) {
                lastRequest = incoming.toString();
                incoming.setLength(0);
                onRequest();
            }
            return taken;
        }

        private void onRequest() {
            log.add("wire " + wires.indexOf(this) + ": " + requestLine());
            if (lastRequest.startsWith("GET /papi/v1/time ")) {
                pings++;
                if (--pingsUntilLoss == 0) {
                    endLater(CloseCause.PEER_CLOSED);
                } else {
                    answer(timeAnswer);
                }
            } else if (!lastRequest.startsWith("GET /papi/v1/ping ")) {
                requests.add(this);
            } else {
                pings++;
                if (answeringPings) {
                    answer(pingAnswer);
                }
            }
        }

        @Override
        public long bytesAccepted() {
            return accepted;
        }

        @Override
        public void answered() {
            answeredInPoll = polls;
        }

        @Override
        public boolean isQuiet() {
            if (looksByPolling) {
                poll();
            }
            if (answeredInPoll < polls) {
                return true;
            }
            final List<Event> own =
                    events.stream().filter(event -> event.wire == this).toList();
            events.removeAll(own);
            own.forEach(event -> event.action.run());
            return own.isEmpty();
        }

        @Override
        public void close() {
            closedLocally = true;
        }

        /** Lets these bytes come in at the next poll. */
        void answer(final String text) {
            answer(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        void answer(final byte[] bytes) {
            later(() -> listener.onBytes(this, new UnsafeBuffer(bytes), 0, bytes.length));
        }

        /** Lets these bytes come in at the poll after the next. */
        void answerLate(final String text) {
            later(() -> answer(text));
        }

        /** Lets the wire end at the next poll. */
        void endLater(final CloseCause cause) {
            broken = true;
            later(() -> end(cause));
        }

        private void later(final Runnable action) {
            events.add(new Event(this, action));
        }

        private void end(final CloseCause cause) {
            broken = true;
            listener.onClosed(this, cause, "");
        }

        String requestLine() {
            return lastRequest.substring(0, lastRequest.indexOf("\r\n"));
        }

        byte[] requestBytes() {
            return lastRequest.getBytes(US_ASCII);
        }
    }
}
