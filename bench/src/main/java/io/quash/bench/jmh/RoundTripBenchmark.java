package io.quash.bench.jmh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.OrderRange;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.engine.CancelClient;
import io.quash.engine.CancelGateway;
import io.quash.engine.CancelOutcome;
import io.quash.engine.Context;
import io.quash.engine.Credentials;
import io.quash.engine.OutcomeHandler;
import io.quash.engine.OutcomeKind;
import io.quash.transport.Endpoint;
import io.quash.transport.IoMode;
import io.quash.transport.NetworkContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
 * One cancel from submission to outcome over loopback, submitter and sender on one thread, the exchange on another of
 * the same process.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RoundTripBenchmark {
    @Param({"plain", "tls"})
    public String security;

    @Param({"EPOLL", "NIO"})
    public IoMode io;

    private final OutcomeHandler handler = this::onOutcome;
    private SimulatedExchange exchange;
    private CancelGateway gateway;
    private CancelClient client;
    private OutcomeKind lastKind;
    private long orderId;

    @Setup
    public void setUp() throws IOException {
        final boolean tls = security.equals("tls");
        exchange = SimulatedExchange.launch(
                new ExchangeConfig().tls(tls).spin(true).orders(List.of(OrderRange.parse("BTCUSDT:1..100000000"))));
        final NetworkContext network = new NetworkContext()
                .endpoint(Endpoint.parse(exchange.endpoint().toString()))
                .ioMode(io);
        if (tls) {
            final Path ca = Files.createTempFile("quash-ca", ".pem");
            ca.toFile().deleteOnExit();
            network.trustedCa(Files.writeString(ca, exchange.caPem()));
        }
        gateway = CancelGateway.launch(new Context()
                .weightLimit(0)
                .weightReserve(0)
                .network(network)
                .credentials(new Credentials(ExchangeConfig.DEMO_KEY, ExchangeConfig.DEMO_SECRET.getBytes(US_ASCII)))
                .symbol("BTCUSDT")
                .connections(1)
                .invoked(true));
        client = gateway.newClient();
    }

    @TearDown
    public void tearDown() {
        gateway.close();
        exchange.close();
    }

    @Benchmark
    public OutcomeKind cancel() {
        client.cancel(0, ++orderId);
        do {
            gateway.doWork();
        } while (client.poll(handler, 1) == 0);
        if (lastKind != OutcomeKind.CANCELED) {
            throw new IllegalStateException("order " + orderId + ": " + lastKind);
        }
        return lastKind;
    }

    private void onOutcome(final CancelOutcome outcome) {
        lastKind = outcome.kind();
    }
}
