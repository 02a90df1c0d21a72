package io.quash.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ExchangeProcessTest {
    private static final Effort SMALL = new Effort(1, 10, 0);

    @Test
    void shouldServeUntilClosedAndLeaveNothingBehind() throws Exception {
        final ExchangeProcess exchange = ExchangeProcess.start(true, 10, Pinning.none("in a test"));
        final Target target = exchange.target();
        try (exchange;
                Contender floor = ContenderKind.FLOOR.create(target)) {
            floor.begin(1, 1);
            floor.cancel(1);
            assertTrue(exchange.isAlive());
            assertTrue(exchange.flags().endsWith("--orders BTCUSDT:1..10 --tls"), exchange::flags);
        }
        assertFalse(exchange.isAlive());
        assertFalse(Files.exists(target.ca()));
    }

    @Test
    void shouldEndWhenItsStandardInputEnds() throws Exception {
        try (ExchangeProcess exchange = ExchangeProcess.start(false, 10, Pinning.none("in a test"))) {
            exchange.closeInput();
            assertEquals(0, exchange.handle().onExit().thenApply(ended -> 0).get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void shouldNameTheClientAndTheAnswerWhenThereAreTooFewOrders() throws Exception {
        try (ExchangeProcess exchange = ExchangeProcess.start(false, 5, Pinning.none("in a test"));
                Field field =
                        new Field(exchange.target(), EnumSet.of(ContenderKind.FLOOR), SMALL, () -> false, what -> {})) {
            final IOException failure = assertThrows(IOException.class, field::measure);

            assertTrue(failure.getMessage().startsWith("floor: the cancel of order 6 "), failure::getMessage);
            assertTrue(failure.getMessage().contains("Unknown order sent."), failure::getMessage);
        }
    }

    @Test
    void shouldEndTheExchangeAndSayThatItWasToldToWhenStopped() {
        final Comparison comparison = new Comparison(Set.of(ContenderKind.OKHTTP), SMALL, 0, () -> true, what -> {});

        final InterruptedException stopped =
                assertThrows(InterruptedException.class, () -> comparison.run(false, Pinning.none("in a test")));

        assertEquals("told to stop", stopped.getMessage());
    }
}
