package io.quash.engine;

import static io.quash.engine.ErrorBodies.GONE;
import static io.quash.engine.ErrorBodies.NOT_FOUND;
import static io.quash.engine.ErrorBodies.UNKNOWN_503;
import static io.quash.engine.ScriptedNetwork.answer;
import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import io.quash.transport.CloseCause;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The venue is asked what became of an order where answers to cancels do not tell, and what that may claim. */
class ResolveTest {
    /** A ping's answer with a Date tells that the venue's clock was less than a second past it: 1001 ms, rounded up. */
    private static final long VENUE_SURELY_PAST_MS = GatewayFixture.EPOCH_MS + 1001;

    private final GatewayFixture fixture = new GatewayFixture().allowRepeatsAndQueries();

    @Test
    void shouldAskWhenTheRepeatSaysGoneAndSayCanceledOnlyWhenItHappenedAfterOurTry() {
        assertEquals("CANCELED RESOLVED", afterLostAnswerAndGone(query("CANCELED", VENUE_SURELY_PAST_MS)));
    }

    @Test
    void shouldAskWhenTheRepeatSaysGoneAndSayClosedWhenItHappenedBeforeOurTry() {
        assertEquals("CLOSED RESOLVED", afterLostAnswerAndGone(query("CANCELED", GatewayFixture.EPOCH_MS - 1)));
    }

    @Test
    void shouldAskOnlyAfterTheCancelsThatWait() {
        fixture.ctx.connections(1);
        fixture.launch().submit(1);
        final ScriptedWire wire = fixture.request();
        fixture.submit(2);
        wire.answer(answer(400, GONE));
        fixture.work();
        final ScriptedWire next = fixture.request();
        assertTrue(next.requestLine().startsWith("DELETE "), next.requestLine());
        assertTrue(next.requestLine().contains("&orderId=2&"), next.requestLine());
        next.answer(canceled("BTCUSDT", 2));
        fixture.work();
        final String question = fixture.request().requestLine();
        assertTrue(question.startsWith("GET ") && question.contains("&orderId=1&"), question);
    }

    @ParameterizedTest
    @CsvSource({"2500, CLOSED", "2501, CANCELED"})
    void shouldJudgeByTheFirstUnknownTryWhenAnEarlierOneWasSurelyNotExecuted(
            final long updateTimeMs, final String kind) {
        final long correlationId = fixture.launch().submit(1);
        fixture.network.pingAnswer = answer(200, "{}");
        fixture.advanceMs(1500);
        fixture.request()
                .answer(
                        answer(
                                503,
                                "{\"code\":-1001,\"msg\":\"Internal error; unable to process your request. Please try again.\"}"));
        fixture.work();
        fixture.request().endLater(CloseCause.PEER_CLOSED);
        fixture.work();
        fixture.request().answer(answer(400, GONE));
        fixture.work();
        fixture.nextRequestWithin(10).answer(query("CANCELED", GatewayFixture.EPOCH_MS + updateTimeMs, "X: y"));
        fixture.work();
        assertEquals(List.of(correlationId + " " + kind + " RESOLVED"), fixture.poll());
    }

    @Test
    void shouldSayClosedWhenTheVenuesClockIsNotKnownWellEnoughToTell() {
        assertEquals("CLOSED RESOLVED", afterLostAnswerAndGone(query("CANCELED", VENUE_SURELY_PAST_MS - 1)));
    }

    @Test
    void shouldSayClosedWhenNothingIsKnownOfTheVenuesClock() {
        fixture.network.pingAnswer = answer(200, "{}");
        final long muchLaterMs = GatewayFixture.EPOCH_MS + TimeUnit.DAYS.toMillis(1);
        assertEquals("CLOSED RESOLVED", afterLostAnswerAndGone(query("CANCELED", muchLaterMs, "X: y")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Date: Thu, 09 Jan 2025 03:38:20 GMT"})
    void shouldSayClosedWhenTheVenuesClockMayHaveBeenAheadOfOurTry(final String header) {
        assertEquals("CLOSED RESOLVED", afterLostAnswerAndGone(query("CANCELED", GatewayFixture.EPOCH_MS, header)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FILLED", "EXPIRED", "EXPIRED_IN_MATCH", "REJECTED"})
    void shouldSayClosedWhenTheQuerySaysSo(final String status) {
        assertEquals("CLOSED RESOLVED", afterLostAnswerAndGone(query(status, GatewayFixture.EPOCH_MS)));
    }

    @Test
    void shouldSayGoneWhenNoQueryIsAnswered() {
        fixture.ctx.connections(4);
        final long correlationId = fixture.launch().submit(1);
        fixture.request().endLater(CloseCause.PEER_CLOSED);
        fixture.work();
        fixture.request().answer(answer(400, GONE));
        fixture.work();
        for (int i = 0; i < 300 && fixture.client.unfinished() > 0; i++) {
            while (!fixture.network.requests.isEmpty()) {
                fixture.request().endLater(CloseCause.PEER_CLOSED);
            }
            fixture.advanceMs(10);
            fixture.work();
            fixture.client.poll(
                    outcome -> {
                        assertEquals(correlationId, outcome.correlationId());
                        assertEquals(OutcomeKind.GONE, outcome.kind());
                        assertEquals(-2011, outcome.code());
                    },
                    1);
        }
        assertEquals(0, fixture.client.unfinished());
    }

    @Test
    void shouldAskAgainWhenTheQueryLagsBehindTheCancel() {
        final long correlationId = fixture.launch().submit(1);
        fixture.request().endLater(CloseCause.PEER_CLOSED);
        fixture.work();
        fixture.request().answer(answer(400, GONE));
        fixture.work();
        for (int i = 0; i < 3; i++) {
            final ScriptedWire wire = fixture.nextRequestWithin(500);
            assertTrue(wire.requestLine().startsWith("GET /papi/v1/um/order?symbol=BTCUSDT&orderId=1&"));
            wire.answer(query("NEW", GatewayFixture.EPOCH_MS - 1000));
            fixture.work();
        }
        fixture.nextRequestWithin(500).answer(query("CANCELED", VENUE_SURELY_PAST_MS));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED RESOLVED"), fixture.poll());
    }

    @Test
    void shouldCancelAgainWhenACleanGoneTurnsOutToBeOpen() {
        final long correlationId = fixture.launch().submit(1);
        fixture.request().answer(answer(400, GONE));
        fixture.work();
        fixture.nextRequestWithin(10).answer(query("NEW", GatewayFixture.EPOCH_MS));
        fixture.work();
        final ScriptedWire again = fixture.nextRequestWithin(500);
        assertTrue(again.requestLine().startsWith("DELETE "), again.requestLine());
        again.answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldSayClosedWhenACleanGoneWasCancelledByAnother() {
        final long correlationId = fixture.launch().submit(1);
        fixture.request().answer(answer(400, GONE));
        fixture.work();
        fixture.nextRequestWithin(10).answer(query("CANCELED", GatewayFixture.EPOCH_MS + 100));
        fixture.work();
        assertEquals(List.of(correlationId + " CLOSED RESOLVED"), fixture.poll());
    }

    @Test
    void shouldSayGoneWhenTheQueryDoesNotKnowTheOrderEither() {
        final long correlationId = fixture.launch().submit(1);
        fixture.request().answer(answer(400, GONE));
        fixture.work();
        fixture.nextRequestWithin(10).answer(answer(400, NOT_FOUND));
        fixture.work();
        fixture.nextRequestWithin(500).answer(answer(400, NOT_FOUND));
        fixture.work();
        assertEquals(List.of(correlationId + " GONE RESOLVED"), fixture.poll());
    }

    @Test
    void shouldNotRepeatButAskWhenACancelByClientOrderIdIsUnknown() {
        fixture.launch();
        final long correlationId = fixture.client.cancel(0, "my-1");
        fixture.work();
        fixture.request().answer(answer(503, UNKNOWN_503));
        fixture.work();
        final ScriptedWire wire = fixture.nextRequestWithin(10);
        assertTrue(wire.requestLine().startsWith("GET /papi/v1/um/order?symbol=BTCUSDT&origClientOrderId=my-1&"));
        wire.answer(query("FILLED", GatewayFixture.EPOCH_MS));
        fixture.work();
        assertEquals(List.of(correlationId + " CLOSED RESOLVED"), fixture.poll());
    }

    private String afterLostAnswerAndGone(final String queryAnswer) {
        fixture.launch().submit(1);
        fixture.request().endLater(CloseCause.PEER_CLOSED);
        fixture.work();
        fixture.request().answer(answer(400, GONE));
        fixture.work();
        fixture.nextRequestWithin(10).answer(queryAnswer);
        fixture.work();
        final List<String> outcomes = fixture.poll();
        assertEquals(1, outcomes.size());
        return outcomes.get(0).substring(outcomes.get(0).indexOf(' ') + 1);
    }

    private static String query(final String status, final long updateTimeMs) {
        return query(status, updateTimeMs, "Date: Thu, 09 Jan 2025 03:38:12 GMT");
    }

    private static String query(final String status, final long updateTimeMs, final String header) {
        return answer(
                200,
                "{\"orderId\":1,\"symbol\":\"BTCUSDT\",\"status\":\"" + status + "\",\"updateTime\":" + updateTimeMs
                        + "}",
                header);
    }
}
