package io.quash.bench.jmh;

import io.quash.bench.Submission;
import io.quash.engine.CancelClient;
import io.quash.engine.OutcomeKind;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * An intent's way through the ring, the queue of deadlines, the table of orders and back as an outcome, without a
 * request: its deadline has passed when it is dequeued. Beside none, or many, that are open with later deadlines, so
 * that the new one has to go to the head of the queue, and leave it again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IntentBenchmark {
    private static final long SHORTEST_DEADLINE_NS = 1;

    @Param({"0", "1000"})
    public int open;

    private EchoGateway echo;
    private CancelClient others;
    private long orderId;

    @Setup
    public void setUp() {
        echo = new EchoGateway();
        echo.beSilent();
        others = echo.gateway.newClient();
        for (int i = 0; i < open; i++) {
            Submission.requireAccepted(others.cancel(EchoGateway.SYMBOL, ++orderId));
            echo.gateway.doWork();
        }
    }

    @TearDown
    public void tearDown() {
        echo.close();
    }

    int openNow() {
        others.poll(echo, EchoGateway.MAX_OPEN);
        return others.unfinished();
    }

    @Benchmark
    public void notSent() {
        Submission.requireAccepted(echo.client.cancel(EchoGateway.SYMBOL, ++orderId, SHORTEST_DEADLINE_NS));
        echo.awaitOutcomes(1, OutcomeKind.NOT_SENT);
    }
}
