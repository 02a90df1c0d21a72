package io.quash.bench.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.FaultRule;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.engine.OutcomeHandler;
import io.quash.transport.IoMode;
import io.quash.transport.NetworkContext;
import io.quash.transport.TlsRecords;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the thread of submitter, sender and poller allocates for a cancel once it is warm. */
@Timeout(120)
class AllocationGateTest {
    private static final int WARM_UP = 20_000;
    private static final int CANCELS = 100_000;
    private static final int ROUNDS = 3;

    /** Of what is known to allocate: 16 bytes a cancel, the least that an object takes, show in fewer. */
    private static final int CONTROL_CANCELS = 10_000;

    private static final int HANDLER_CEILING_BYTES = 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Where the control's garbage goes, so that it is not optimised away. */
    private static volatile Object sink;

    @ParameterizedTest
    @EnumSource(
            value = IoMode.class,
            names = {"EPOLL", "NIO"})
    void shouldAllocateNothingWhenCancellingOverPlainHttp(final IoMode mode) {
        try (SimulatedExchange exchange = SimulatedExchange.launch(new ExchangeConfig())) {
            assertEquals(0, allocated(exchange, new NetworkContext().ioMode(mode), outcome -> {}));
        }
    }

    @Test
    void shouldBeCaughtWhenSomethingAllocatesForEachCancel() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(new ExchangeConfig())) {
            final long bytes = allocatedOnce(exchange, new NetworkContext(), outcome -> sink = new byte[8]);
            assertTrue(bytes >= 16L * CONTROL_CANCELS, bytes + " bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldAllocateNothingWhenAnswersFailAndAreRepeatedAndAskedFor(final boolean tls, @TempDir final Path folder)
            throws IOException {
        final ExchangeConfig config = new ExchangeConfig()
                .tls(tls)
                .seed(5)
                .faults(Stream.of(
                                "status-503-internal@2%",
                                "status-503-unknown-applied@2%",
                                "status-503-unknown-not-applied@2%",
                                "status-502-applied@2%",
                                "code-1007-not-applied@2%",
                                "status-404@2%",
                                "status-429-retry-after:0s@every:500")
                        .map(FaultRule::parse)
                        .toList());
        try (SimulatedExchange exchange = SimulatedExchange.launch(config);
                InvokedSender sender = new InvokedSender(exchange, network(exchange, folder), outcome -> {})) {
            sender.cancel(WARM_UP);
            assertEquals(0, leastOfRounds(sender, CANCELS / 2));
            assertTrue(exchange.counts().canceled() > CANCELS / 10 * 9);
            assertTrue(exchange.counts().queries() > 0);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = IoMode.class,
            names = {"EPOLL", "NIO"})
    void shouldAllocateNothingWhenCancellingOverTlsWithNativeRecords(final IoMode mode, @TempDir final Path folder)
            throws IOException {
        try (SimulatedExchange exchange = SimulatedExchange.launch(new ExchangeConfig().tls(true))) {
            final NetworkContext network =
                    network(exchange, folder).ioMode(mode).tlsRecords(TlsRecords.NATIVE);
            assertEquals(0, allocated(exchange, network, outcome -> {}));
        }
    }

    @Test
    void shouldStayBelowTheCeilingWhenCancellingOverTlsWithTheHandler(@TempDir final Path folder) throws IOException {
        try (SimulatedExchange exchange = SimulatedExchange.launch(new ExchangeConfig().tls(true))) {
            final NetworkContext network = network(exchange, folder).tlsRecords(TlsRecords.HANDLER);
            final long bytes = allocatedOnce(exchange, network, outcome -> {});
            System.out.printf("over TLS with the handler: %.1f bytes a cancel%n", (double) bytes / CONTROL_CANCELS);
            assertTrue(bytes > 0 && bytes <= (long) HANDLER_CEILING_BYTES * CONTROL_CANCELS, bytes + " bytes");
        }
    }

    private static NetworkContext network(final SimulatedExchange exchange, final Path folder) throws IOException {
        final NetworkContext network = new NetworkContext();
        return exchange.endpoint().getScheme().equals("https")
                ? network.trustedCa(Files.writeString(folder.resolve("ca.pem"), exchange.caPem()))
                : network;
    }

    private static long allocatedOnce(
            final SimulatedExchange exchange, final NetworkContext network, final OutcomeHandler alsoTold) {
        try (InvokedSender sender = new InvokedSender(exchange, network, alsoTold)) {
            assertEquals(WARM_UP, sender.cancel(WARM_UP));
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            assertEquals(CONTROL_CANCELS, sender.cancel(CONTROL_CANCELS));
            return THREADS.getCurrentThreadAllocatedBytes() - before;
        }
    }

    private static long allocated(
            final SimulatedExchange exchange, final NetworkContext network, final OutcomeHandler alsoTold) {
        try (InvokedSender sender = new InvokedSender(exchange, network, alsoTold)) {
            assertEquals(WARM_UP, sender.cancel(WARM_UP));
            return leastOfRounds(sender, CANCELS);
        }
    }

    /** What each cancel allocates shows in every round; what happens once, a connection replaced, only in one. */
    private static long leastOfRounds(final InvokedSender sender, final int leastCanceled) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            final int canceled = sender.cancel(CANCELS);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            assertTrue(canceled >= leastCanceled, canceled + " cancelled");
        }
        return least;
    }
}
