package io.quash.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.FaultRule;
import io.quash.bench.exchange.OrderRange;
import io.quash.bench.exchange.OrderState;
import io.quash.bench.exchange.SimulatedExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ContenderTest {
    private static final int ORDERS = 50;

    @TempDir
    private Path directory;

    private Target target(final SimulatedExchange exchange, final boolean tls) throws IOException {
        final Path ca = tls ? Files.writeString(directory.resolve("ca.pem"), exchange.caPem()) : null;
        return new Target(exchange.endpoint(), ca, 0);
    }

    private static SimulatedExchange exchange(final boolean tls, final String... faults) {
        return SimulatedExchange.launch(new ExchangeConfig()
                .tls(tls)
                .orders(List.of(new OrderRange(Target.SYMBOL, 1, ORDERS)))
                .faults(List.of(faults).stream().map(FaultRule::parse).toList()));
    }

    @ParameterizedTest
    @EnumSource(ContenderKind.class)
    void shouldCancelOverKeptConnectionsAndRefuseWhenAnOrderIsNotOpen(final ContenderKind kind) throws Exception {
        verifyCancels(kind, false);
    }

    @ParameterizedTest
    @EnumSource(ContenderKind.class)
    void shouldCancelOverKeptConnectionsAndRefuseWhenAnOrderIsNotOpenOverTls(final ContenderKind kind)
            throws Exception {
        verifyCancels(kind, true);
        assertNull(System.getProperty("javax.net.ssl.trustStore"));
    }

    private void verifyCancels(final ContenderKind kind, final boolean tls) throws Exception {
        try (SimulatedExchange exchange = exchange(tls);
                Contender contender = kind.create(target(exchange, tls))) {
            contender.begin(1, ORDERS + 1);
            for (int order = 1; order <= ORDERS; order++) {
                contender.cancel(order);
                assertEquals(OrderState.CANCELED, exchange.stateOf(Target.SYMBOL, order));
            }
            final boolean hasPool = kind == ContenderKind.QUASH || kind == ContenderKind.QUASH_THREAD;
            assertEquals(hasPool ? 4 : 1, exchange.counts().connections());

            final WrongAnswer wrong = assertThrows(WrongAnswer.class, () -> contender.cancel(ORDERS + 1));

            assertTrue(wrong.getMessage().startsWith("the cancel of order 51 should have been answered CANCELED"));
            assertTrue(
                    wrong.getMessage().contains("Unknown order")
                            || wrong.getMessage().contains("GONE"),
                    wrong.getMessage());
            contender.end();
        }
    }

    /** The floor does not look at the body; Quash does not believe the answer and finds out by asking. */
    @ParameterizedTest
    @EnumSource(
            value = ContenderKind.class,
            names = {"JDK", "OKHTTP", "APACHE", "NETTY", "CONNECTOR"})
    void shouldRefuseWhenTheAnswerIsAboutAnotherOrder(final ContenderKind kind) throws Exception {
        try (SimulatedExchange exchange = exchange(false, "wrong-order@100%");
                Contender contender = kind.create(target(exchange, false))) {
            contender.begin(1, 1);

            assertThrows(WrongAnswer.class, () -> contender.cancel(1));

            contender.end();
        }
    }

    @Test
    void shouldRefuseWhenTheFloorsAnswerIsFollowedByMore() throws Exception {
        try (SimulatedExchange exchange = exchange(false, "surplus-bytes@100%");
                Contender floor = ContenderKind.FLOOR.create(target(exchange, false))) {
            floor.begin(1, 1);

            final WrongAnswer wrong = assertThrows(WrongAnswer.class, () -> floor.cancel(1));

            assertTrue(wrong.getMessage().contains("bytes too many"), wrong.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldFailRatherThanSpinForEverWhenTheFloorsConnectionIsClosed(final boolean tls) throws Exception {
        final SimulatedExchange exchange = exchange(tls);
        try (Contender floor = ContenderKind.FLOOR.create(target(exchange, tls))) {
            floor.begin(1, 2);
            floor.cancel(1);
            exchange.close();

            assertThrows(IOException.class, () -> floor.cancel(2));
        } finally {
            exchange.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldPutTheFloorsAnswersTogetherWhenTheyComeInPieces(final boolean tls) throws Exception {
        try (SimulatedExchange exchange = exchange(tls, "split-bytes@100%");
                Contender floor = ContenderKind.FLOOR.create(target(exchange, tls))) {
            floor.begin(1, 3);
            for (int order = 1; order <= 3; order++) {
                floor.cancel(order);
            }
            assertEquals(3, exchange.counts().canceled());
        }
    }
}
