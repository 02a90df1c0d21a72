package io.quash.engine.config;

import static io.quash.engine.config.SameSettings.assertSameSettings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.Context;
import io.quash.engine.CredentialsProbe;
import io.quash.transport.Endpoint;
import io.quash.transport.IoMode;
import io.quash.transport.TlsRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.SleepingIdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuashConfigTest {
    /** Tests run in the module's folder. */
    private static final Path SHIPPED = Path.of("..", "config");

    private static final String EVERY_KEY = """
            endpoint: https://127.0.0.1:1
            symbols:
              - BTCUSDT
              - 币安人生USDT
            connections: %1$s
            recvWindow: %2$s
            deadline: %3$s
            drainTimeout: %4$s
            readyTimeout: %3$s
            warmUp:
              pings: %19$s
              timeout: %4$s
              keepWarmInterval: %21$s
            pingTimeout: %3$s
            attemptTimeout: %3$s
            pingInterval: %11$s
            maxConnectionAge: %12$s
            lookupInterval: %12$s
            idle: sleep:50us
            sender:
              cpu: %20$s
            rings:
              intentRingLength: %5$s
              maxUnfinishedPerClient: %6$s
              maxClients: %7$s
              maxOpenIntents: %8$s
              drainLimit: %7$s
            retries:
              maxRepeats: %13$s
              maxQueries: %13$s
              resolvesGone: false
              repeatsByClientOrderId: true
              percent: %14$s
              burst: %15$s
              hedgeDelay: %4$s
            limits:
              weightPerMinute: %16$s
              reserveForCancels: %17$s
              limitedHold: %18$s
              bannedHold: %18$s
              blockedHold: %18$s
            io:
              mode: nio
              connectTimeout: %9$s
              handshakeTimeout: %9$s
              receiveBufferLength: %10$s
            tls:
              trustedCa: 'ca #1, [new]/prüf.pem'   # not there
              tls12Allowed: true
              records: handler
            credentials:
              source: environment
            """;

    private static final String LOWEST = EVERY_KEY.formatted(
            "1", "1", "1ms", "0s", "4KiB", "1", "1", "1", "1000us", "1024", "1ms", "1ms", "0", "0", "0", "0", "0", "0s",
            "1", "0", "0s");
    private static final String HIGHEST = EVERY_KEY.formatted(
            "64",
            "60000",
            "600s",
            "600s",
            "1GiB",
            "65536",
            "1024",
            "1048576",
            "3600s",
            "16MiB",
            "86400s",
            "259200s",
            "100",
            "10000",
            "1000000",
            "100000000",
            "99999999",
            "259200s",
            "1000",
            "1023",
            "1s");

    @TempDir
    Path folder;

    @Test
    void shouldLoadTheShippedSettingsForTrading() {
        final Context ctx = QuashConfig.load(SHIPPED.resolve("quash.yaml"), ConfigFolder.ENVIRONMENT::get);
        assertEquals("https://papi.binance.com", ctx.network().endpoint().toString());
        assertEquals(List.of("BTCUSDT", "ETHUSDT"), ctx.symbols());
        assertSame(BusySpinIdleStrategy.INSTANCE, ctx.idleStrategy());
        assertSameSettings(new Context(), ctx);
    }

    @Test
    void shouldLoadTheShippedSettingsForDemonstrations() {
        final Context ctx = QuashConfig.load(SHIPPED.resolve("demo.yaml"), ConfigFolder.ENVIRONMENT::get);
        assertEquals("https://127.0.0.1:8443", ctx.network().endpoint().toString());
        assertEquals(List.of("BTCUSDT", "ETHUSDT"), ctx.symbols());
        assertInstanceOf(BackoffIdleStrategy.class, ctx.idleStrategy());
        assertSameSettings(
                new Context()
                        .connections(8)
                        .deadlineNs(TimeUnit.SECONDS.toNanos(5))
                        .drainTimeoutNs(TimeUnit.SECONDS.toNanos(5))
                        .readyTimeoutNs(TimeUnit.SECONDS.toNanos(30))
                        .weightLimit(0)
                        .weightReserve(0),
                ctx);
    }

    @Test
    void shouldExplainEveryKeyInTheShippedSettings() throws IOException {
        final List<String> shown = keysIn(Files.readString(SHIPPED.resolve("quash.yaml")));
        final List<String> all = keysIn(EVERY_KEY);
        all.remove("source");
        all.forEach(key -> assertTrue(shown.contains(key), key));
        assertTrue(shown.containsAll(List.of("source", "path")));
    }

    @Test
    void shouldTakeEveryKey() {
        final Context ctx = new ConfigFolder(folder).write(HIGHEST).load();
        assertEquals(new Endpoint(true, "127.0.0.1", 1), ctx.network().endpoint());
        assertEquals(List.of("BTCUSDT", "币安人生USDT"), ctx.symbols());
        assertInstanceOf(SleepingIdleStrategy.class, ctx.idleStrategy());
        assertTrue(ctx.idleStrategy().toString().contains("50000"), ctx.idleStrategy()::toString);
        final Context expected = new Context()
                .connections(64)
                .recvWindowMs(60_000)
                .deadlineNs(TimeUnit.SECONDS.toNanos(600))
                .drainTimeoutNs(TimeUnit.SECONDS.toNanos(600))
                .readyTimeoutNs(TimeUnit.SECONDS.toNanos(600))
                .warmUpPings(1000)
                .senderCpu(1023)
                .warmUpTimeoutNs(TimeUnit.SECONDS.toNanos(600))
                .keepWarmIntervalNs(TimeUnit.SECONDS.toNanos(1))
                .pingTimeoutNs(TimeUnit.SECONDS.toNanos(600))
                .attemptTimeoutNs(TimeUnit.SECONDS.toNanos(600))
                .pingIntervalNs(TimeUnit.DAYS.toNanos(1))
                .maxConnectionAgeNs(TimeUnit.DAYS.toNanos(3))
                .lookupIntervalNs(TimeUnit.DAYS.toNanos(3))
                .maxRepeats(100)
                .maxQueries(100)
                .resolvesGone(false)
                .repeatsByClientOrderId(true)
                .retryRatio(100)
                .retryBurst(1_000_000)
                .hedgeDelayNs(TimeUnit.SECONDS.toNanos(600))
                .weightLimit(100_000_000)
                .weightReserve(99_999_999)
                .limitedHoldNs(TimeUnit.DAYS.toNanos(3))
                .bannedHoldNs(TimeUnit.DAYS.toNanos(3))
                .blockedHoldNs(TimeUnit.DAYS.toNanos(3))
                .intentRingLength(1 << 30)
                .maxUnfinishedPerClient(65_536)
                .maxClients(1024)
                .maxOpenIntents(1 << 20)
                .drainLimit(1024);
        expected.network()
                .ioMode(IoMode.NIO)
                .connectTimeoutNs(TimeUnit.HOURS.toNanos(1))
                .handshakeTimeoutNs(TimeUnit.HOURS.toNanos(1))
                .receiveBufferLength(1 << 24)
                .trustedCa(folder.resolve("ca #1, [new]/prüf.pem"))
                .tls12Allowed(true)
                .tlsRecords(TlsRecords.HANDLER);
        assertSameSettings(expected, ctx);
    }

    @Test
    void shouldAllowNothingThatTheContextRefuses() {
        for (final String yaml : List.of(LOWEST, HIGHEST)) {
            final Context ctx = new ConfigFolder(folder).write(yaml).load();
            assertSame(ctx, ctx.conclude());
        }
    }

    @Test
    void shouldKeepDefaultsWhenKeysAreLeftOut() {
        final Context ctx = new ConfigFolder(folder).write("idle: yield").load();
        assertNull(ctx.network().endpoint());
        assertEquals(List.of(), ctx.symbols());
        assertSame(YieldingIdleStrategy.INSTANCE, ctx.idleStrategy());
        assertSameSettings(new Context(), ctx);
    }

    @Test
    void shouldTakeQuotesCommentsAndForeignLineEnds() {
        final Context ctx = new ConfigFolder(folder)
                .write("---\r\n# a, [b], {c}, it's\t\r\nconnections: '5' # five\r\nrecvWindow: absent\r\n"
                        + "endpoint: \"https://[::1]:8443\"\r\nsymbols: [ A,B ]\r\n...\r\n")
                .load();
        assertEquals(5, ctx.connections());
        assertEquals(0, ctx.recvWindowMs());
        assertEquals("https://[::1]:8443", ctx.network().endpoint().toString());
        assertEquals(List.of("A", "B"), ctx.symbols());
    }

    @Test
    void shouldLetEndpointAndTrustBeSetAfterwards() {
        final Context ctx = new ConfigFolder(folder).write(LOWEST).load();
        final Path trusted = folder.resolve("other.pem");
        ctx.network().endpoint(Endpoint.parse("https://127.0.0.1:2")).trustedCa(trusted);
        assertFalse(Files.exists(trusted));
        assertEquals(2, ctx.conclude().network().endpoint().port());
        assertEquals(trusted, ctx.network().trustedCa());
    }

    @Test
    void shouldTakeCredentialsFromTheEnvironment() {
        final Context ctx = new ConfigFolder(folder).write("connections: 1").load();
        assertEquals(ConfigFolder.API_KEY, CredentialsProbe.apiKey(CredentialsProbe.of(ctx)));
        assertEquals(ConfigFolder.SECRET, CredentialsProbe.secret(CredentialsProbe.of(ctx)));
    }

    @Test
    void shouldTakeCredentialsFromTheFileBesideTheSettings() {
        final Path secrets = folder.resolve("credentials.txt");
        final Context ctx = new ConfigFolder(folder)
                .write("credentials:\n  source: file\n  path: credentials.txt\n")
                .write(secrets, "apiKey=k\napiSecret=s\n")
                .permit(secrets, "rw-------")
                .load();
        assertEquals("k", CredentialsProbe.apiKey(CredentialsProbe.of(ctx)));
        assertEquals("s", CredentialsProbe.secret(CredentialsProbe.of(ctx)));
    }

    private static List<String> keysIn(final String yaml) {
        return yaml.lines()
                .map(line -> line.replaceFirst("^[ #]*", ""))
                .filter(line -> line.matches("[a-zA-Z0-9]+:( .*)?"))
                .map(line -> line.substring(0, line.indexOf(':')))
                .collect(Collectors.toList());
    }
}
