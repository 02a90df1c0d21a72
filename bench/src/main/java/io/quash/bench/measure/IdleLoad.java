package io.quash.bench.measure;

import io.quash.bench.Submission;
import io.quash.bench.memory.MemoryNetwork;
import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeHandler;
import org.agrona.concurrent.IdleStrategy;

/** A gateway to the venue in memory whose sender has a thread of its own, and rests while others are measured. */
final class IdleLoad implements AutoCloseable {
    private static final int LEAD_IN = 50;

    private final String name;
    private final RestingIdle idle;
    private final CancelGateway gateway;
    private final CancelClient client;
    private final int symbol;
    private final OutcomeHandler handler = this::onOutcome;
    private final Samples latenciesNs = new Samples();
    private long orderId;
    private long lastEnded;

    /** @param senderCpu that the sender is pinned to; negative for none. */
    IdleLoad(final String name, final IdleStrategy strategy, final int senderCpu) {
        this.name = name;
        idle = new RestingIdle(strategy);
        gateway = CancelGateway.launch(LocalVenue.context("http://127.0.0.1:1")
                .networkFactory(settings -> new MemoryNetwork(AnswerById::new))
                .invoked(false)
                .senderCpu(senderCpu)
                .idleStrategy(idle));
        symbol = gateway.registerSymbol(LocalVenue.SYMBOL);
        client = gateway.newClient();
        idle.rest(true);
    }

    String name() {
        return name;
    }

    /** One after the other, each measured from submission until its outcome is polled. */
    void run(final int cancels) {
        idle.rest(false);
        for (int i = -LEAD_IN; i < cancels; i++) {
            final long beginNs = System.nanoTime();
            Submission.requireAccepted(client.cancel(symbol, ++orderId));
            while (lastEnded != orderId) {
                if (client.poll(handler, 1) == 0) {
                    Thread.onSpinWait();
                }
            }
            if (i >= 0) {
                latenciesNs.add(System.nanoTime() - beginNs);
            }
        }
        idle.rest(true);
    }

    Samples latenciesNs() {
        return latenciesNs;
    }

    void forget() {
        latenciesNs.clear();
    }

    private void onOutcome(final CancelOutcome outcome) {
        lastEnded = outcome.orderId();
    }

    @Override
    public void close() {
        idle.rest(false);
        gateway.close();
    }
}
