package io.quash.bench.jmh;

import io.quash.bench.Submission;
import io.quash.engine.Context;
import io.quash.engine.OutcomeKind;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * An outcome with the order's fields, written by the sender and polled by the strategy: many intents for one order end
 * with one answer, so that request and answer are a small part of what each costs. Its submission is another part.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OutcomeBenchmark {
    private static final int INTENTS = 512;

    private EchoGateway echo;

    @Setup
    public void setUp() {
        echo = new EchoGateway(new Context().drainLimit(INTENTS));
    }

    @TearDown
    public void tearDown() {
        echo.close();
    }

    int requests() {
        return echo.requests();
    }

    @Benchmark
    @OperationsPerInvocation(INTENTS)
    public void writeAndPoll() {
        for (int i = 0; i < INTENTS; i++) {
            Submission.requireAccepted(echo.client.cancel(EchoGateway.SYMBOL, CannedAnswer.ORDER_ID));
        }
        echo.awaitOutcomes(INTENTS, OutcomeKind.CANCELED);
    }
}
