package io.quash.bench.jmh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.venue.RequestSigner;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** HMAC-SHA256 of a cancel's query: ours with the hex beside it, the JDK's reused, the JDK's made each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SignBenchmark {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j".getBytes(US_ASCII);
    private final byte[] query =
            "symbol=BTCUSDT&orderId=4611875134427365377&recvWindow=5000&timestamp=1736393892000".getBytes(US_ASCII);
    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(1024));
    private RequestSigner signer;
    private Mac stock;

    @Setup
    public void setUp() throws GeneralSecurityException {
        buffer.putBytes(0, query);
        signer = new RequestSigner(secret.clone());
        stock = newStock();
    }

    @Benchmark
    public UnsafeBuffer quash() {
        signer.sign(buffer, 0, query.length, 512);
        return buffer;
    }

    @Benchmark
    public byte[] stockReused() {
        return stock.doFinal(query);
    }

    @Benchmark
    public byte[] stockMadeEachTime() throws GeneralSecurityException {
        return newStock().doFinal(query);
    }

    private Mac newStock() throws GeneralSecurityException {
        final Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(secret, ALGORITHM));
        return mac;
    }
}
