package io.quash.bench.jmh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.venue.RequestEncoder;
import io.quash.engine.venue.RequestSigner;
import io.quash.engine.venue.SymbolQuery;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Writing a cancel into a connection's buffer, without and with its signature. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {
    private static final String AUTHORITY = "papi.binance.com";
    private static final String API_KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";

    private final byte[] symbol = SymbolQuery.encode("BTCUSDT");
    private final byte[] clientOrderId = "x-strategy-17:0000042".getBytes(US_ASCII);
    private final RequestEncoder encoder = new RequestEncoder(
            new UnsafeBuffer(ByteBuffer.allocateDirect(RequestEncoder.requiredCapacity(AUTHORITY, API_KEY))),
            new RequestSigner("secret".getBytes(US_ASCII)),
            AUTHORITY,
            API_KEY,
            5000);
    private long orderId = 4_611_875_134_427_365_377L;

    @Benchmark
    public int byOrderId() {
        encoder.cancelByOrderId(symbol, orderId++);
        return encoder.length();
    }

    @Benchmark
    public int byClientOrderId() {
        encoder.cancelByClientOrderId(symbol, clientOrderId, clientOrderId.length);
        return encoder.length();
    }

    @Benchmark
    public int byClientOrderIdSigned() {
        encoder.cancelByClientOrderId(symbol, clientOrderId, clientOrderId.length);
        encoder.sign(1_736_393_892_000L);
        return encoder.length();
    }

    @Benchmark
    public int byOrderIdSigned() {
        encoder.cancelByOrderId(symbol, orderId++);
        encoder.sign(1_736_393_892_000L);
        return encoder.length();
    }
}
