package io.quash.bench.system;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.FaultRule;
import io.quash.bench.exchange.OrderRange;
import io.quash.bench.exchange.OrderTruth;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.bench.reconcile.TruthRules;
import io.quash.engine.CancelGateway;
import io.quash.engine.Context;
import io.quash.engine.OutcomeKind;
import io.quash.transport.NetworkContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of the exchange over TLS: what is reported of every order, held against what the exchange did to it. */
@Timeout(120)
class FaultsOverTlsTest {
    private static final int CANCELS = 1_000;

    private final Burst burst = new Burst(CANCELS);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delay:20ms@5%",
                "drop-applied@3%",
                "drop-not-applied@3%",
                "close-before-answer-applied@5%",
                "close-before-answer-not-applied@5%",
                "close-within-headers-applied@5%",
                "close-within-headers-not-applied@5%",
                "close-within-body-applied@5%",
                "close-within-body-not-applied@5%",
                "rst-before-answer-applied@5%",
                "rst-before-answer-not-applied@5%",
                "rst-within-headers-applied@5%",
                "rst-within-headers-not-applied@5%",
                "rst-within-body-applied@5%",
                "rst-within-body-not-applied@5%",
                "split-bytes@20%",
                "chunked-extensions@20%",
                "chunked-bytes@20%",
                "chunked-trailers@20%",
                "read-to-close@5%",
                "close-announced@5%",
                "close-unannounced@5%",
                "interim-100@20%",
                "interim-103@20%",
                "duplicate-answer@5%",
                "duplicate-answer:1ms@5%",
                "surplus-bytes@5%",
                "surplus-answer:1ms@5%",
                "status-429-retry-after:1s@every:400",
                "status-418:30ms@every:200",
                "status-403@every:200",
                "status-429@every:200",
                "code-1003@every:200",
                "status-404@5%",
                "status-408-applied@5%",
                "status-408-not-applied@5%",
                "status-502-applied@5%",
                "status-502-not-applied@5%",
                "status-504-applied@5%",
                "status-503-unknown-applied@5%",
                "status-503-unknown-not-applied@5%",
                "status-503-unrecognised-applied@5%",
                "status-503-unavailable@2%",
                "status-503-internal@5%",
                "status-503-throttled@2%",
                "status-503-overloaded@2%",
                "code-1000-applied@5%",
                "code-1006-applied@5%",
                "code-1007-not-applied@5%",
                "code-1021-ahead@every:400",
                "code-1021-late@every:400",
                "code-5028@every:400",
                "code-5041-applied@5%",
                "status-200-filled@5%",
                "gzip@5%",
                "giant-headers@2%",
                "giant-body@1%",
                "content-length-short@5%",
                "content-length-long@3%",
                "truncated-json@5%",
                "reordered-json@20%",
                "extended-json@20%",
                "huge-numbers@5%",
                "wrong-order@5%",
                "wrong-symbol@5%",
                "close-after:7",
                "idle-close:20ms",
                "refuse-accept@every:2",
                "stall-accept@every:3",
                "stall-handshake@every:3",
                "clock-skew:3s",
                "clock-skew:-3s"
            })
    void shouldReportTheTruthOfEveryCancelWhenTheFaultStrikes(final String fault) throws Exception {
        run(List.of(FaultRule.parse(fault)));
    }

    @Test
    void shouldReportTheTruthWhenAnswersAreLostAndTheQueryLags() throws Exception {
        run(List.of(
                FaultRule.parse("close-before-answer-applied@on=cancel,10%"), FaultRule.parse("query-lag:50ms@50%")));
    }

    @Test
    void shouldReportTheTruthWhenAFifthOfAllIsFaulty() throws Exception {
        run(List.of(FaultRule.parse("mixed@20%")));
        assertTrue(burst.count(OutcomeKind.CANCELED) > CANCELS / 2, burst::toString);
    }

    private void run(final List<FaultRule> faults) throws Exception {
        final ExchangeConfig config = new ExchangeConfig()
                .tls(true)
                .seed(20)
                .orders(List.of(OrderRange.parse("BTCUSDT:1.." + CANCELS)))
                .faults(faults);
        try (SimulatedExchange exchange = SimulatedExchange.launch(config)) {
            final Path ca = Files.writeString(folder.resolve("ca.pem"), exchange.caPem());
            final NetworkContext network =
                    new NetworkContext().trustedCa(ca).handshakeTimeoutNs(TimeUnit.MILLISECONDS.toNanos(200));
            final Context ctx = InvokedSender.contextFor(exchange, network)
                    .invoked(true)
                    .deadlineNs(TimeUnit.SECONDS.toNanos(3))
                    .attemptTimeoutNs(TimeUnit.MILLISECONDS.toNanos(60))
                    .pingTimeoutNs(TimeUnit.MILLISECONDS.toNanos(200))
                    .limitedHoldNs(TimeUnit.MILLISECONDS.toNanos(30))
                    .blockedHoldNs(TimeUnit.MILLISECONDS.toNanos(30))
                    .retryRatio(1)
                    .drainTimeoutNs(0);
            try (CancelGateway gateway = CancelGateway.launch(ctx)) {
                burst.run(gateway, ended -> {});
            }
            for (int orderId = 1; orderId <= CANCELS; orderId++) {
                compare(orderId, burst.kindOf(orderId), exchange);
            }
        }
    }

    private void compare(final int orderId, final OutcomeKind kind, final SimulatedExchange exchange) {
        final OrderTruth truth = exchange.truth("BTCUSDT", orderId);
        assertNull(TruthRules.contradiction(kind, truth), () -> "order " + orderId + ": " + kind + " but " + truth);
    }
}
