package io.quash.bench.jmh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.bench.memory.MemoryNetwork;
import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.Context;
import io.quash.engine.Credentials;
import io.quash.engine.OutcomeHandler;
import io.quash.engine.OutcomeKind;
import io.quash.transport.Endpoint;
import io.quash.transport.NetworkContext;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * A gateway on one connection to a venue in memory that answers every cancel with the same body, invoked by the thread
 * that made it. What is left of a round trip is Quash.
 */
final class EchoGateway implements AutoCloseable, OutcomeHandler {
    static final int SYMBOL = 0;
    static final int MAX_OPEN = 4096;

    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(10);

    final CancelGateway gateway;
    final CancelClient client;
    private final DirectBuffer[] canceled = CannedAnswer.differing();
    private OutcomeKind lastKind;
    private boolean silent;
    private int requests;

    EchoGateway() {
        this(new Context());
    }

    EchoGateway(final Context ctx) {
        gateway = CancelGateway.launch(ctx.weightLimit(0)
                .weightReserve(0)
                .network(new NetworkContext().endpoint(Endpoint.parse("http://127.0.0.1:1")))
                .networkFactory(settings -> new MemoryNetwork(() -> this::answer))
                .credentials(new Credentials("key", "secret".getBytes(US_ASCII)))
                .symbol("BTCUSDT")
                .connections(1)
                .deadlineNs(LONGEST_NS)
                .attemptTimeoutNs(LONGEST_NS)
                .drainTimeoutNs(0)
                .maxOpenIntents(MAX_OPEN)
                .maxUnfinishedPerClient(MAX_OPEN)
                .invoked(true));
        client = gateway.newClient();
    }

    private DirectBuffer answer(final DirectBuffer request, final int offset) {
        requests++;
        return silent ? null : canceled[requests % canceled.length];
    }

    /** Cancels are not answered from now on. */
    void beSilent() {
        silent = true;
    }

    /** Cancels that were sent, answered or not. */
    int requests() {
        return requests;
    }

    /** Works until so many of the client's cancels have ended; all must have ended like this. */
    void awaitOutcomes(final int count, final OutcomeKind expected) {
        int ended = 0;
        while (ended < count) {
            gateway.doWork();
            ended += client.poll(this, count);
        }
        if (lastKind != expected) {
            throw new IllegalStateException("a cancel ended as " + lastKind + ", not as " + expected);
        }
    }

    @Override
    public void onOutcome(final CancelOutcome outcome) {
        lastKind = outcome.kind();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
