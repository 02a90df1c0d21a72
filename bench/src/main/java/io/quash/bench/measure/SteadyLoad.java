package io.quash.bench.measure;

import io.quash.bench.Submission;
import io.quash.bench.memory.MemoryNetwork;
import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.OutcomeHandler;
import io.quash.engine.OutcomeKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/**
 * An invoked gateway to the venue in memory, with so many cancels in flight at any time, over so many symbols and
 * clients, both in turns. For the thread that makes it.
 */
final class SteadyLoad implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int POLL_LIMIT = 64;
    private static final int DEFAULT_UNFINISHED = 256;

    private final Setting setting;
    private final CancelGateway gateway;
    private final CancelClient[] clients;
    private final int[] symbols;
    private final OutcomeHandler handler = this::onOutcome;
    private int symbolTurn;
    private int clientTurn;
    private long orderId;
    private int inFlight;
    private int ended;

    /** @param clients more than one only with one in flight, so that each poll is the right client's */
    record Setting(int inFlight, int symbols, int clients) {
        Setting {
            if (inFlight > 1 && clients > 1) {
                throw new IllegalArgumentException("several clients take turns with one in flight");
            }
        }

        @Override
        public String toString() {
            return inFlight + " in flight, " + symbols + " symbols, " + clients + " clients";
        }
    }

    SteadyLoad(final Setting setting) {
        this.setting = setting;
        gateway = CancelGateway.launch(LocalVenue.context("http://127.0.0.1:1")
                .networkFactory(settings -> new MemoryNetwork(AnswerById::new))
                .maxClients(setting.clients())
                .maxUnfinishedPerClient(Math.max(DEFAULT_UNFINISHED, setting.inFlight()))
                .deadlineNs(TimeUnit.MINUTES.toNanos(10)));
        symbols = new int[setting.symbols()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = gateway.registerSymbol(name(i));
        }
        clients = new CancelClient[setting.clients()];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = gateway.newClient();
        }
    }

    /** All names are of one length, so that no symbol makes a request longer. */
    private static String name(final int index) {
        return String.format("C%05dUSDT", index);
    }

    Setting setting() {
        return setting;
    }

    /**
     * Works until so many cancels more have ended, keeping as many in flight as the setting says, and after it.
     *
     * @return the thread's CPU time, which other processes do not add to
     */
    long runNs(final int cancels) {
        fill();
        ended = 0;
        final long beginNs = THREADS.getCurrentThreadCpuTime();
        while (ended < cancels) {
            gateway.doWork();
            clients[clientTurn].poll(handler, POLL_LIMIT);
            fill();
        }
        return THREADS.getCurrentThreadCpuTime() - beginNs;
    }

    private void fill() {
        while (inFlight < setting.inFlight()) {
            symbolTurn = symbolTurn + 1 == symbols.length ? 0 : symbolTurn + 1;
            clientTurn = clientTurn + 1 == clients.length ? 0 : clientTurn + 1;
            Submission.requireAccepted(clients[clientTurn].cancel(symbols[symbolTurn], ++orderId));
            inFlight++;
        }
    }

    private void onOutcome(final CancelOutcome outcome) {
        if (outcome.kind() != OutcomeKind.CANCELED) {
            throw new IllegalStateException("the venue in memory cancels everything, but: " + outcome);
        }
        inFlight--;
        ended++;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
