package io.quash.engine;

import static io.quash.engine.ScriptedNetwork.answer;
import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.transport.CloseCause;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private final GatewayFixture fixture = new GatewayFixture();

    @BeforeEach
    void allowTime() {
        fixture.ctx
                .deadlineNs(TimeUnit.SECONDS.toNanos(500))
                .connections(2)
                .maxQueries(8)
                .resolvesGone(true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    429 | Retry-After: 7  | {"code":-1003,"msg":"Too many requests"}                   | 7000
                    418 | Retry-After: 90 | {"code":-1003,"msg":"IP banned until 1736393897000."}      | 90000
                    418 | X: y            | {"code":-1003,"msg":"IP banned until 1736393897000."}      | 5000
                    429 | X: y            | {"code":-1003,"msg":"Too many requests"}                   | 10000
                    418 | X: y            | {"code":-1003,"msg":"Too many requests"}                   | 120000
                    429 | X: y            | <html>                                                     | 10000
                    """)
    void shouldHoldEverythingUntilTheVenueSaysAndThenSendAgain(
            final int status, final String header, final String body, final long holdMs) {
        fixture.launch();
        final long limited = fixture.submit(1);
        fixture.request().answer(answer(status, body, header));
        fixture.work();
        final long waiting = fixture.submit(2);
        fixture.advanceMs(holdMs - 1);
        fixture.work();
        assertTrue(fixture.network.requests.isEmpty());

        fixture.advanceMs(1);
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.request().answer(canceled("BTCUSDT", 2));
        fixture.work();
        assertEquals(
                List.of(limited + " CANCELED ANSWERED", waiting + " CANCELED ANSWERED"),
                fixture.poll().stream().sorted().toList());
    }

    @Test
    void shouldHoldARequestBackOfWhichNothingHasLeftWhenAnotherIsLimited() {
        fixture.launch();
        fixture.submit(1);
        final ScriptedNetwork.ScriptedWire limited = fixture.request();
        fixture.network.wires.forEach(wire -> wire.room = 0);
        final long waiting = fixture.submit(2);
        limited.answer(answer(429, "{\"code\":-1003,\"msg\":\"Too many requests\"}", "Retry-After: 7"));
        fixture.work();
        fixture.network.wires.forEach(wire -> wire.room = Integer.MAX_VALUE);
        fixture.advanceMs(6_999);
        fixture.work();
        assertTrue(fixture.network.requests.isEmpty());

        fixture.advanceMs(1);
        fixture.work();
        assertEquals(2, fixture.network.requests.size());
        fixture.network.requests.stream()
                .filter(wire -> wire.requestLine().contains("orderId=2&"))
                .forEach(wire -> wire.answer(canceled("BTCUSDT", 2)));
        fixture.work();
        assertEquals(List.of(waiting + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldEndByTheTruthOfEachWhenTheHoldOutlastsTheDeadlines() {
        fixture.ctx.deadlineNs(TimeUnit.SECONDS.toNanos(2));
        fixture.launch();
        final long limited = fixture.submit(1);
        fixture.request().answer(answer(429, "{\"code\":-1003,\"msg\":\"Too many requests\"}", "Retry-After: 60"));
        fixture.work();
        final long waiting = fixture.submit(2);
        fixture.advanceMs(2000);
        fixture.work();
        assertEquals(
                List.of(limited + " REJECTED LIMITED", waiting + " NOT_SENT LIMITED"),
                fixture.poll().stream().sorted().toList());
    }

    @Test
    void shouldHoldWhenTheIntentHasEndedBeforeTheVenueSaysThatItIsTooMuch() {
        fixture.ctx.deadlineNs(TimeUnit.SECONDS.toNanos(2));
        fixture.launch().submit(1);
        fixture.advanceMs(2000);
        fixture.work();
        assertEquals(1, fixture.poll().size());
        fixture.request().answer(answer(429, "{\"code\":-1003,\"msg\":\"Too many requests\"}", "Retry-After: 1"));
        fixture.work();
        fixture.submit(2);
        assertTrue(fixture.network.requests.isEmpty());
        fixture.advanceMs(1000);
        fixture.work();
        fixture.request();
    }

    @Test
    void shouldPingANewConnectionOnlyWhenTheHoldIsOver() {
        fixture.launch().submit(1);
        final ScriptedNetwork.ScriptedWire limited = fixture.request();
        limited.answer(answer(429, "{\"code\":-1003,\"msg\":\"Too many requests\"}", "Retry-After: 7"));
        fixture.work();
        final int pings = fixture.network.pings;
        limited.endLater(CloseCause.PEER_CLOSED);
        fixture.advanceMs(6999);
        fixture.work();
        fixture.work();
        assertEquals(3, fixture.network.wires.size(), "opened again");
        assertEquals(pings, fixture.network.pings);

        fixture.advanceMs(1);
        fixture.work();
        assertEquals(pings + 1, fixture.network.pings);
    }

    @Test
    void shouldRejectAndHoldForMinutesWhenBlockedAtTheEdge() {
        fixture.launch();
        final long blocked = fixture.submit(1);
        fixture.request().answer(answer(403, "<html>Request blocked.</html>"));
        fixture.work();
        assertEquals(List.of(blocked + " REJECTED ANSWERED"), fixture.poll());

        fixture.submit(2);
        fixture.advanceMs(119_999);
        fixture.work();
        assertTrue(fixture.network.requests.isEmpty());
        fixture.advanceMs(1);
        fixture.work();
        fixture.request();
    }

    @Test
    void shouldSendNoMoreThanTheWeightInAMinute() {
        fixture.ctx.weightLimit(10).weightReserve(4);
        fixture.launch();
        int sent = 0;
        for (int i = 1; i <= 20; i++) {
            fixture.submit(i);
            while (!fixture.network.requests.isEmpty()) {
                sent++;
                fixture.request().answer(canceled("BTCUSDT", i));
                fixture.work();
            }
        }
        assertEquals(8, sent, "with the two pings it is ten");
        fixture.advanceMs(60_000);
        fixture.work();
        assertFalse(fixture.network.requests.isEmpty());
    }

    @Test
    void shouldTrustTheVenuesAccountWhenOthersUseWeightToo() {
        fixture.ctx.weightLimit(100).weightReserve(4);
        fixture.launch().submit(1);
        fixture.request().answer(canceled("BTCUSDT", 1).replace("\r\n\r\n", "\r\nx-mbx-used-weight-1m: 100\r\n\r\n"));
        fixture.work();
        fixture.submit(2);
        assertTrue(fixture.network.requests.isEmpty());
    }

    @Test
    void shouldLeaveTheReserveToCancels() {
        fixture.ctx.weightLimit(10).weightReserve(6);
        fixture.launch();
        for (int i = 1; i <= 2; i++) {
            fixture.submit(i);
            fixture.request().answer(canceled("BTCUSDT", i));
            fixture.work();
        }
        fixture.submit(3);
        fixture.request().answer(answer(400, "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}"));
        fixture.advanceMs(1000);
        fixture.work();
        assertTrue(fixture.network.requests.isEmpty(), "the query has to wait");
        fixture.submit(4);
        assertTrue(fixture.request().requestLine().contains("&orderId=4&"));
    }

    @Test
    void shouldSendAsMuchAsThereIsWhenTheBudgetIsLifted() {
        fixture.ctx.weightLimit(0).weightReserve(0);
        fixture.launch();
        for (int i = 1; i <= 7000; i++) {
            fixture.submit(i);
            fixture.request().answer(canceled("BTCUSDT", i));
            fixture.work();
            fixture.poll();
        }
        assertEquals(0, fixture.client.unfinished());
    }

    @Test
    void shouldNotSendAgainAtOnceWhenRetryAfterIsLessThanASecond() {
        final long correlationId = fixture.launch().submit(1);
        fixture.request().answer(answer(429, "{\"code\":-1003,\"msg\":\"Too many requests\"}", "Retry-After: 0"));
        fixture.work();
        fixture.advanceMs(999);
        fixture.work();
        assertTrue(fixture.network.requests.isEmpty());
        fixture.advanceMs(1);
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
    }
}
