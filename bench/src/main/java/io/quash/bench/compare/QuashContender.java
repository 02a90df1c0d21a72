package io.quash.bench.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** Quash with its default settings: its sender invoked by the measuring thread, or on a thread of its own. */
final class QuashContender implements Contender {
    /* Two threads that spin on one core would only be in each other's way. */
    private static final int CORES_TO_SPIN = 3;
    /* A machine that stands still for a while is no failure here; yet Ctrl-C ends the exchange, and is to be quick. */
    private static final long ATTEMPT_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(3);
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(4);

    private final Target target;
    private final boolean ownThread;
    private final OutcomeHandler handler = this::onOutcome;
    private final IdleStrategy idle;
    private CancelGateway gateway;
    private CancelClient client;
    private OutcomeKind kind;
    private long canceledOrderId;
    private String otherwise;

    QuashContender(final Target target, final boolean ownThread) {
        this.target = target;
        this.ownThread = ownThread;
        idle = !ownThread || Runtime.getRuntime().availableProcessors() >= CORES_TO_SPIN
                ? BusySpinIdleStrategy.INSTANCE
                : YieldingIdleStrategy.INSTANCE;
    }

    /** Default settings but for the weight limit, which the exchange does not have, and a test's rehearsal. */
    static Context context(final Target target) {
        return new Context()
                .weightLimit(0)
                .weightReserve(0)
                .warmUpTimeoutNs(target.rehearsalNs())
                .network(new NetworkContext()
                        .endpoint(Endpoint.parse(target.endpoint().toString()))
                        .trustedCa(target.ca()))
                .credentials(new Credentials(Target.API_KEY, Target.API_SECRET.getBytes(US_ASCII)))
                .symbol(Target.SYMBOL);
    }

    /** A sender with a thread of its own is there during its turns only: it would take a core from the others. */
    @Override
    public void begin(final long firstOrderId, final int count) {
        if (gateway == null) {
            gateway = CancelGateway.launch(context(target)
                    .attemptTimeoutNs(ATTEMPT_TIMEOUT_NS)
                    .deadlineNs(DEADLINE_NS)
                    .idleStrategy(idle)
                    .invoked(!ownThread));
            client = gateway.newClient();
        }
    }

    @Override
    public void cancel(final long orderId) {
        final long accepted = client.cancel(0, orderId);
        if (accepted < 0) {
            throw new WrongAnswer(orderId, "not accepted: " + CancelClient.refusalName(accepted));
        }
        awaitOutcome();
        if (kind != OutcomeKind.CANCELED || canceledOrderId != orderId) {
            throw new WrongAnswer(orderId, otherwise);
        }
    }

    private void awaitOutcome() {
        do {
            if (ownThread) {
                idle.idle();
            } else {
                gateway.doWork();
            }
        } while (client.poll(handler, 1) == 0);
    }

    private void onOutcome(final CancelOutcome outcome) {
        kind = outcome.kind();
        if (kind == OutcomeKind.CANCELED && outcome.hasOrder()) {
            canceledOrderId = outcome.order().orderId();
        } else {
            canceledOrderId = 0;
            otherwise = outcome.toString();
        }
    }

    @Override
    public void end() {
        if (ownThread) {
            close();
        }
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
    }
}
