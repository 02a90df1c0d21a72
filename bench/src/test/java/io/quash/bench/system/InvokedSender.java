package io.quash.bench.system;

import io.quash.bench.exchange.SimulatedExchange;
import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.Context;
import io.quash.engine.Credentials;
import io.quash.engine.OutcomeHandler;
import io.quash.engine.OutcomeKind;
import io.quash.transport.Endpoint;
import io.quash.transport.NetworkContext;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Submitter, sender and poller on one thread against an exchange on another, keeping a few cancels in flight. */
final class InvokedSender implements AutoCloseable {
    private static final int IN_FLIGHT = 8;

    private final CancelGateway gateway;
    private final CancelClient client;
    private final OutcomeHandler handler;
    private long nextOrderId = 1;
    private int canceled;
    private int ended;

    InvokedSender(final SimulatedExchange exchange, final NetworkContext network, final OutcomeHandler alsoTold) {
        gateway = CancelGateway.launch(contextFor(exchange, network)
                .invoked(true)
                // A machine that stands still for a while must not cost a connection: to replace one allocates.
                .attemptTimeoutNs(TimeUnit.MINUTES.toNanos(1))
                .limitedHoldNs(TimeUnit.MILLISECONDS.toNanos(1))
                .deadlineNs(TimeUnit.MINUTES.toNanos(2)));
        client = gateway.newClient();
        handler = outcome -> {
            count(outcome);
            alsoTold.onOutcome(outcome);
        };
    }

    static Context contextFor(final SimulatedExchange exchange, final NetworkContext network) {
        return new Context()
                .weightLimit(0)
                .weightReserve(0)
                .warmUpTimeoutNs(0)
                .network(network.endpoint(Endpoint.parse(exchange.endpoint().toString())))
                .credentials(new Credentials("demo-key", "demo-secret".getBytes(StandardCharsets.US_ASCII)))
                .symbol("BTCUSDT");
    }

    /** Cancels that many orders, all of them open, and returns how many were reported CANCELED. */
    int cancel(final int count) {
        canceled = 0;
        ended = 0;
        int submitted = 0;
        while (ended < count) {
            while (submitted < count && submitted - ended < IN_FLIGHT && client.cancel(0, nextOrderId) > 0) {
                nextOrderId++;
                submitted++;
            }
            gateway.doWork();
            client.poll(handler, IN_FLIGHT);
        }
        return canceled;
    }

    @Override
    public void close() {
        gateway.close();
    }

    private void count(final CancelOutcome outcome) {
        ended++;
        if (outcome.kind() == OutcomeKind.CANCELED) {
            canceled++;
        }
    }
}
