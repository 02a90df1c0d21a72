package io.quash.engine;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import io.quash.transport.Endpoint;
import io.quash.transport.NetworkContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A gateway driven by hand: a manual clock, a scripted network, and what its clients were told. */
final class GatewayFixture {
    static final long EPOCH_MS = 1_736_393_892_000L;

    final ScriptedNetwork network = new ScriptedNetwork();
    final List<String> outcomes = new ArrayList<>();
    final List<Throwable> errors = new ArrayList<>();
    long nowNs = 1_000_000;
    long nowMs = EPOCH_MS;
    final Context ctx = new Context()
            .network(new NetworkContext().endpoint(Endpoint.parse("http://127.0.0.1:9")))
            .credentials(new Credentials("apiKey", "secretKey".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
            .symbol("BTCUSDT")
            .symbol("ETHUSDT")
            .connections(1)
            .invoked(true)
            .nanoClock(() -> nowNs)
            .epochClock(() -> nowMs)
            .housekeepingIntervalNs(0)
            .warmUpTimeoutNs(0)
            .attemptTimeoutNs(TimeUnit.SECONDS.toNanos(10))
            .maxRepeats(0)
            .maxQueries(0)
            .resolvesGone(false)
            .pingIntervalNs(TimeUnit.HOURS.toNanos(1))
            .maxConnectionAgeNs(TimeUnit.HOURS.toNanos(24))
            .lookupIntervalNs(TimeUnit.HOURS.toNanos(24))
            .errorHandler(errors::add)
            .networkFactory(ignored -> network);
    CancelGateway gateway;
    CancelClient client;

    /** Two connections, and a venue's clock that is known to a second. */
    GatewayFixture allowRepeatsAndQueries() {
        network.pingAnswer = ScriptedNetwork.answer(200, "{}", "Date: Thu, 09 Jan 2025 03:38:12 GMT");
        ctx.connections(2).maxRepeats(3).maxQueries(8).resolvesGone(true);
        return this;
    }

    GatewayFixture launch() {
        gateway = CancelGateway.launch(ctx);
        client = gateway.newClient();
        return this;
    }

    void advanceMs(final long ms) {
        nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
        nowMs += ms;
    }

    void work() {
        gateway.doWork();
        gateway.doWork();
    }

    /** Delivers what is there as texts {@code correlationId KIND REASON}. */
    List<String> poll() {
        return poll(client);
    }

    List<String> poll(final CancelClient client) {
        outcomes.clear();
        client.poll(o -> outcomes.add(o.correlationId() + " " + o.kind() + " " + o.reason()), 1000);
        return List.copyOf(outcomes);
    }

    /** Submits the cancel of an order of the first symbol and lets it be sent. */
    long submit(final long orderId) {
        final long correlationId = client.cancel(0, orderId);
        work();
        return correlationId;
    }

    ScriptedWire request() {
        return network.nextRequest();
    }

    ScriptedWire nextRequestWithin(final long ms) {
        for (long i = 0; i < ms && network.requests.isEmpty(); i++) {
            advanceMs(1);
            work();
        }
        return request();
    }
}
