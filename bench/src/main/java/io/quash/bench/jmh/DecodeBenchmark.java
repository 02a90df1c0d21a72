package io.quash.bench.jmh;

import io.quash.engine.order.OrderView;
import io.quash.engine.venue.AnswerScanner;
import io.quash.transport.ResponseDecoder;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading the answer to a cancel: the HTTP response, its JSON, and the record that goes to the strategy. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
    private final UnsafeBuffer[] responses = CannedAnswer.differing();
    private final UnsafeBuffer[] chunked = CannedAnswer.differingChunked();
    private final UnsafeBuffer[] bodies = CannedAnswer.differingBodies();
    private final ResponseDecoder decoder = new ResponseDecoder();
    private final AnswerScanner scanner = new AnswerScanner();
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[OrderView.MAX_LENGTH]);
    private int next;

    @Benchmark
    public boolean response() {
        final UnsafeBuffer response = oneOf(responses);
        decoder.reset();
        decoder.decode(response, 0, response.capacity());
        return decoder.isComplete();
    }

    @Benchmark
    public boolean responseChunked() {
        final UnsafeBuffer response = oneOf(chunked);
        decoder.reset();
        decoder.decode(response, 0, response.capacity());
        return decoder.isComplete();
    }

    @Benchmark
    public boolean responseInTwoReads() {
        final UnsafeBuffer response = oneOf(responses);
        final int half = response.capacity() / 2;
        decoder.reset();
        decoder.decode(response, 0, half);
        decoder.decode(response, half, response.capacity() - half);
        return decoder.isComplete();
    }

    @Benchmark
    public boolean json() {
        final UnsafeBuffer body = oneOf(bodies);
        return scanner.scan(body, 0, body.capacity());
    }

    @Benchmark
    public int jsonAndRecord() {
        final UnsafeBuffer body = oneOf(bodies);
        scanner.scan(body, 0, body.capacity());
        return scanner.encodeOrder(record, 0);
    }

    private UnsafeBuffer oneOf(final UnsafeBuffer[] all) {
        next = (next + 1) % all.length;
        return all[next];
    }
}
