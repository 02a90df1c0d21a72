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

/** What the thread of submitter, sender and poller allocates for a cancel once it is warm. */
@Timeout(120)
class AllocationGateTest {
    private static final int WARM_UP = 20_000;
    private static final int CANCELS = 100_000;
    private static final int ROUNDS = 3;
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
            final long bytes = allocated(exchange, new NetworkContext(), outcome -> sink = new byte[8]);
            assertTrue(bytes >= 16L * CANCELS, bytes + " bytes");
        }
    }

    @Test
    void shouldAllocateNothingWhenAnswersFailAndAreRepeatedAndAskedFor() {
        final ExchangeConfig config = new ExchangeConfig()
                .seed(5)
                .faults(Stream.of(
                                "status-503-internal@2%",
                                "status-503-unknown-applied@2%",
                                "status-503-unknown-not-applied@2%",
                                "status-502-applied@2%",
                                "code-1007-not-applied@2%",
                                "status-404@2%",
                                "status-429-retry-after:0s@every:20000")
                        .map(FaultRule::parse)
                        .toList());
        try (SimulatedExchange exchange = SimulatedExchange.launch(config);
                InvokedSender sender = new InvokedSender(exchange, new NetworkContext(), outcome -> {})) {
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
            throws Exception {
        assertEquals(0, allocatedOverTls(new NetworkContext().ioMode(mode).tlsRecords(TlsRecords.NATIVE), folder));
    }

    @Test
    void shouldStayBelowTheCeilingWhenCancellingOverTlsWithTheHandler(@TempDir final Path folder) throws Exception {
        final long bytes = allocatedOverTls(new NetworkContext().tlsRecords(TlsRecords.HANDLER), folder);
        System.out.printf("over TLS with the handler: %.1f bytes a cancel%n", (double) bytes / CANCELS);
        assertTrue(bytes > 0 && bytes <= (long) HANDLER_CEILING_BYTES * CANCELS, bytes + " bytes");
    }

    private static long allocatedOverTls(final NetworkContext network, final Path folder) throws IOException {
        try (SimulatedExchange exchange = SimulatedExchange.launch(new ExchangeConfig().tls(true))) {
            final Path ca = Files.writeString(folder.resolve("ca.pem"), exchange.caPem());
            return allocated(exchange, network.trustedCa(ca), outcome -> {});
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
