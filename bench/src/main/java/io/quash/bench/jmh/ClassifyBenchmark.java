package io.quash.bench.jmh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.rules.AnswerTable;
import io.quash.engine.rules.Event;
import io.quash.engine.venue.AnswerScanner;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What an answer that has been scanned says about the order. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ClassifyBenchmark {
    private final AnswerScanner canceled = scanned(CannedAnswer.BODY);
    private final AnswerScanner notInBook = scanned("{\"code\":-2011,\"msg\":\"Unknown order sent.\"}");
    private final AnswerScanner unavailable = scanned("{\"code\":-1000,\"msg\":\"Service Unavailable.\"}");
    private int ok = 200;
    private int badRequest = 400;
    private int serviceUnavailable = 503;

    @Benchmark
    public Event canceled() {
        return AnswerTable.ofCancel(ok, canceled, true);
    }

    @Benchmark
    public Event notInBook() {
        return AnswerTable.ofCancel(badRequest, notInBook, true);
    }

    @Benchmark
    public Event unavailable() {
        return AnswerTable.ofCancel(serviceUnavailable, unavailable, true);
    }

    private static AnswerScanner scanned(final String body) {
        final AnswerScanner scanner = new AnswerScanner();
        if (!scanner.scan(new UnsafeBuffer(body.getBytes(US_ASCII)), 0, body.length())) {
            throw new IllegalStateException("not well-formed: " + body);
        }
        return scanner;
    }
}
