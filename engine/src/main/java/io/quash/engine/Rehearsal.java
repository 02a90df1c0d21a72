package io.quash.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.transport.Endpoint;
import io.quash.transport.NetworkContext;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * Cancels orders that do not exist at a venue that does not either, before the first real one: through a gateway of
 * its own, on the very code that real ones take, answered in this process. The JVM has compiled that code when the
 * time for a cancel does not go down any more. Cold: allocates, and works for a second or so on a new JVM.
 */
final class Rehearsal implements AutoCloseable {
    private static final int BATCH = 500;
    private static final int MIN_BATCHES = 40;

    /** What happens in a gateway's first cancels only must have happened often enough. */
    private static final int BATCHES_PER_GATEWAY = 5;

    private static final long[] CLOCKS_AHEAD_MS = {0, 5_000, -5_000};
    private static final int SETTLED_BATCHES = 20;
    private static final double NOTEWORTHY = 0.95;
    private static final int MAX_IN_FLIGHT = 4;
    private static final int CYCLES_PER_CANCEL = 8;

    /** The longest batch: were made-up cancels not to end, launching would not, either. */
    private static final long MAX_BATCH_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long COMPILER_QUIET_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long NEGLIGIBLE_COMPILATION_MS = 2;

    private final Context real;
    private final OutcomeHandler[] handlers;
    private CancelGateway gateway;
    private CancelClient client;
    private final String[] clientOrderIds = new String[RehearsalAnswers.ORDERS];
    private int launches;
    private int submitted;
    private int batches;
    private int batchesSinceBest;
    private long bestBatchNs = Long.MAX_VALUE;
    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    private long compiledMs = -1;
    private long compilerQuietSinceNs = System.nanoTime();

    Rehearsal(final Context real) {
        this(real, outcome -> {});
    }

    /** @param handler told of each made-up outcome. */
    Rehearsal(final Context real, final OutcomeHandler handler) {
        // Of several classes, so that the JVM does not take it for granted that a handler is of one that it has seen.
        handlers = new OutcomeHandler[] {
            handler,
            outcome -> handler.onOutcome(outcome),
            handler::onOutcome,
            new OutcomeHandler() {
                @Override
                public void onOutcome(final CancelOutcome outcome) {
                    handler.onOutcome(outcome);
                }
            }
        };
        this.real = real;
        for (int i = 0; i < clientOrderIds.length; i++) {
            clientOrderIds[i] = RehearsalAnswers.CLIENT_ORDER_ID + i;
        }
        launch();
    }

    private void launch() {
        // Of which clock is ahead, too, the compiler must have seen either.
        final long aheadMs = CLOCKS_AHEAD_MS[launches++ % CLOCKS_AHEAD_MS.length];
        gateway = CancelGateway.launch(new Context()
                .network(new NetworkContext().endpoint(Endpoint.parse("http://127.0.0.1:1")))
                .credentials(new Credentials("rehearsal", "rehearsal".getBytes(US_ASCII)))
                .symbol(RehearsalAnswers.SYMBOL)
                .connections(Math.min(real.connections(), MAX_IN_FLIGHT))
                .recvWindowMs(real.recvWindowMs())
                // With a limit or without one as the real gateway, so that the code takes the same branches.
                .weightLimit(real.weightLimit() == 0 ? 0 : 100_000_000)
                .retryRatio(100)
                .deadlineNs(TimeUnit.SECONDS.toNanos(1))
                .drainTimeoutNs(0)
                .lookupIntervalNs(TimeUnit.DAYS.toNanos(1))
                .intentRingLength(16 * 1024)
                .maxUnfinishedPerClient(MAX_IN_FLIGHT)
                .maxClients(1)
                .maxOpenIntents(64)
                .readyTimeoutNs(TimeUnit.SECONDS.toNanos(1))
                .warmUpTimeoutNs(0)
                .invoked(true)
                .epochClock(() -> System.currentTimeMillis() + aheadMs)
                .networkFactory(RehearsalNetwork::new));
        client = gateway.newClient();
    }

    /** Made-up cancels so far. */
    int submitted() {
        return submitted;
    }

    boolean isOpen() {
        return gateway.isOpen();
    }

    /** Whether further batches would not make it faster. */
    boolean isSettled() {
        return batches >= MIN_BATCHES && batchesSinceBest >= SETTLED_BATCHES && isCompilerQuiet();
    }

    /** What is compiled last may have waited for long, while nothing seemed to become faster. */
    private boolean isCompilerQuiet() {
        if (compiler == null || !compiler.isCompilationTimeMonitoringSupported()) {
            return true;
        }
        final long nowNs = System.nanoTime();
        final long totalMs = compiler.getTotalCompilationTime();
        if (totalMs - compiledMs > NEGLIGIBLE_COMPILATION_MS) {
            compiledMs = totalMs;
            compilerQuietSinceNs = nowNs;
        }
        return nowNs - compilerQuietSinceNs >= COMPILER_QUIET_NS;
    }

    /** Some hundred cancels, one after the other in one half of the batches, several at a time in the others. */
    void runBatch() {
        if (batches > 0 && batches < MIN_BATCHES && batches % BATCHES_PER_GATEWAY == 0) {
            gateway.close();
            launch();
        }
        final int inFlight = batches % 2 == 0 ? 1 : MAX_IN_FLIGHT;
        final long beginNs = System.nanoTime();
        long batchNs = 0;
        int ended = 0;
        while (ended < BATCH && batchNs < MAX_BATCH_NS) {
            while (client.unfinished() < inFlight && submit()) {
                submitted++;
            }
            gateway.doWork();
            ended += client.poll(handlers[submitted % handlers.length], MAX_IN_FLIGHT);
            batchNs = System.nanoTime() - beginNs;
        }
        checkHealth();
        judge(batchNs);
    }

    /**
     * One cancel, from submission to outcome, in a few microseconds. Does not allocate.
     *
     * @throws GatewayException when cancels do not end here: no more should follow.
     */
    void runOnce() {
        if (submit()) {
            submitted++;
        }
        int ended = 0;
        for (int i = 0; i < CYCLES_PER_CANCEL && ended == 0; i++) {
            gateway.doWork();
            ended = client.poll(handlers[submitted % handlers.length], MAX_IN_FLIGHT);
        }
        checkHealth();
    }

    @Override
    public void close() {
        gateway.close();
    }

    private boolean submit() {
        final int order = submitted % RehearsalAnswers.ORDERS;
        final boolean byClientOrderId = submitted % 16 == 3;
        final long id = byClientOrderId
                ? client.cancel(0, clientOrderIds[order])
                : client.cancel(0, RehearsalAnswers.FIRST_ORDER_ID + order);
        return id > 0;
    }

    private void checkHealth() {
        if (!gateway.isOpen()) {
            throw new GatewayException("the gateway that cancels are rehearsed with has ended");
        }
    }

    private void judge(final long batchNs) {
        batches++;
        if (batchNs < bestBatchNs * NOTEWORTHY) {
            bestBatchNs = batchNs;
            batchesSinceBest = 0;
        } else {
            batchesSinceBest++;
        }
    }
}
