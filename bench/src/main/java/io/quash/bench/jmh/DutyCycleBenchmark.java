package io.quash.bench.jmh;

import io.quash.bench.Submission;
import io.quash.engine.OutcomeKind;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * All of Quash but the sockets, submitter and sender on one thread: from submission over ring, encoding, signature,
 * decoding and classification to the outcome. And a duty cycle with nothing to do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DutyCycleBenchmark {
    private EchoGateway echo;

    @Setup
    public void setUp() {
        echo = new EchoGateway();
    }

    @TearDown
    public void tearDown() {
        echo.close();
    }

    @Benchmark
    public void cancelByOrderId() {
        Submission.requireAccepted(echo.client.cancel(EchoGateway.SYMBOL, CannedAnswer.ORDER_ID));
        echo.awaitOutcomes(1, OutcomeKind.CANCELED);
    }

    @Benchmark
    public void cancelByClientOrderId() {
        Submission.requireAccepted(echo.client.cancel(EchoGateway.SYMBOL, CannedAnswer.CLIENT_ORDER_ID));
        echo.awaitOutcomes(1, OutcomeKind.CANCELED);
    }

    @Benchmark
    public int idle() {
        return echo.gateway.doWork();
    }
}
