package io.quash.engine;

import static io.quash.engine.ScriptedNetwork.answer;
import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import io.quash.transport.CloseCause;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows an answer that does not end a cancel, or the loss of one. */
class RepeatTest {
    private static final String UNKNOWN_503 =
            "{\"code\":-1000,\"msg\":\"Unknown error, please check your request or try again later.\"}";
    private static final String GONE = "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}";
    private static final String NOT_FOUND = "{\"code\":-2013,\"msg\":\"Order does not exist.\"}";

    /** A ping's answer with a Date tells that the venue's clock was less than a second past it: 1001 ms, rounded up. */
    private static final long VENUE_SURELY_PAST_MS = GatewayFixture.EPOCH_MS + 1001;

    private final GatewayFixture fixture = new GatewayFixture();

    @BeforeEach
    void allowEverything() {
        fixture.network.pingAnswer = answer(200, "{}", "Date: Thu, 09 Jan 2025 03:38:12 GMT");
        fixture.ctx.connections(2).maxRepeats(3).maxQueries(8).resolvesGone(true);
    }

    @Test
    void shouldRepeatAtOnceFreshlySignedOnAnotherConnectionWhenTheAnswerIsLost() {
        fixture.launch();
        final long correlationId = fixture.submit(1);
        final ScriptedWire first = fixture.request();
        fixture.advanceMs(5);
        first.endLater(CloseCause.IO_ERROR);
        fixture.work();

        final ScriptedWire second = fixture.request();
        assertNotEquals(first, second);
        assertTrue(second.requestLine().contains("timestamp=" + (GatewayFixture.EPOCH_MS + 5) + "&"));
        second.answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    503 | {"msg":"Unknown error, please check your request or try again later."}
                    503 | {"code":-1001,"msg":"Internal error; unable to process your request. Please try again."}
                    502 | <html>
                    400 | {"code":-1007,"msg":"Timeout waiting for response from backend server."}
                    400 | {"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}
                    200 | {"orderId":1,"status":"CANC
                    """)
    void shouldRepeatAtOnceWhenTheAnswerAllowsIt(final int status, final String body) {
        final long correlationId = fixture.launch().submit(1);
        fixture.request().answer(answer(status, body));
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();

        fixture.client.poll(
                outcome -> {
                    assertEquals(correlationId, outcome.correlationId());
                    assertEquals(OutcomeKind.CANCELED, outcome.kind());
                    assertEquals(2, outcome.attempts());
                },
                1);
        assertEquals(0, fixture.client.unfinished());
    }

    @Test
    void shouldAskWhenTheRepeatSaysGoneAndSayCanceledOnlyWhenItHappenedAfterOurTry() {
        assertEquals("CANCELED RESOLVED", afterLostAnswerAndGone(query("CANCELED", VENUE_SURELY_PAST_MS)));
    }

    @Test
    void shouldAskWhenTheRepeatSaysGoneAndSayClosedWhenItHappenedBeforeOurTry() {
        assertEquals("CLOSED RESOLVED", afterLostAnswerAndGone(query("CANCELED", GatewayFixture.EPOCH_MS - 1)));
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
        nextRequestWithin(10).answer(query("CANCELED", GatewayFixture.EPOCH_MS + updateTimeMs, "X: y"));
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
            final ScriptedWire wire = nextRequestWithin(500);
            assertTrue(wire.requestLine().startsWith("GET /papi/v1/um/order?symbol=BTCUSDT&orderId=1&"));
            wire.answer(query("NEW", GatewayFixture.EPOCH_MS - 1000));
            fixture.work();
        }
        nextRequestWithin(500).answer(query("CANCELED", VENUE_SURELY_PAST_MS));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED RESOLVED"), fixture.poll());
    }

    @Test
    void shouldCancelAgainWhenACleanGoneTurnsOutToBeOpen() {
        final long correlationId = fixture.launch().submit(1);
        fixture.request().answer(answer(400, GONE));
        fixture.work();
        nextRequestWithin(10).answer(query("NEW", GatewayFixture.EPOCH_MS));
        fixture.work();
        final ScriptedWire again = nextRequestWithin(500);
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
        nextRequestWithin(10).answer(query("CANCELED", GatewayFixture.EPOCH_MS + 100));
        fixture.work();
        assertEquals(List.of(correlationId + " CLOSED RESOLVED"), fixture.poll());
    }

    @Test
    void shouldSayGoneWhenTheQueryDoesNotKnowTheOrderEither() {
        final long correlationId = fixture.launch().submit(1);
        fixture.request().answer(answer(400, GONE));
        fixture.work();
        nextRequestWithin(10).answer(answer(400, NOT_FOUND));
        fixture.work();
        nextRequestWithin(500).answer(answer(400, NOT_FOUND));
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
        final ScriptedWire wire = nextRequestWithin(10);
        assertTrue(wire.requestLine().startsWith("GET /papi/v1/um/order?symbol=BTCUSDT&origClientOrderId=my-1&"));
        wire.answer(query("FILLED", GatewayFixture.EPOCH_MS));
        fixture.work();
        assertEquals(List.of(correlationId + " CLOSED RESOLVED"), fixture.poll());
    }

    @Test
    void shouldRepeatByClientOrderIdWhenThatIsAllowed() {
        fixture.ctx.repeatsByClientOrderId(true);
        fixture.launch();
        fixture.client.cancel(0, "my-1");
        fixture.work();
        fixture.request().answer(answer(503, UNKNOWN_503));
        fixture.work();
        assertTrue(nextRequestWithin(10).requestLine().startsWith("DELETE "));
    }

    @Test
    void shouldSayUnknownWhenRepeatsAndQueriesAreUsedUp() {
        fixture.ctx.maxQueries(2);
        final long correlationId = fixture.launch().submit(1);
        int cancels = 0;
        int queries = 0;
        for (int i = 0; i < 300 && fixture.client.unfinished() > 0; i++) {
            while (!fixture.network.requests.isEmpty()) {
                final ScriptedWire wire = fixture.request();
                cancels += wire.requestLine().startsWith("DELETE ") ? 1 : 0;
                queries += wire.requestLine().startsWith("GET ") ? 1 : 0;
                wire.answer(answer(503, UNKNOWN_503));
            }
            fixture.advanceMs(5);
            fixture.work();
            fixture.client.poll(
                    outcome -> {
                        assertEquals(correlationId, outcome.correlationId());
                        assertEquals(OutcomeKind.UNKNOWN, outcome.kind());
                        assertEquals(503, outcome.httpStatus());
                        assertEquals(4, outcome.attempts());
                    },
                    1);
        }
        assertEquals(0, fixture.client.unfinished());
        assertEquals(4, cancels);
        assertEquals(2, queries);
    }

    @Test
    void shouldNotSayRejectedWhenAnEarlierTryIsUnknown() {
        fixture.ctx.maxQueries(0);
        final long correlationId = fixture.launch().submit(1);
        fixture.request().answer(answer(503, UNKNOWN_503));
        fixture.work();
        fixture.request().answer(answer(400, "{\"code\":-1022,\"msg\":\"Signature for this request is not valid.\"}"));
        fixture.work();
        assertEquals(List.of(correlationId + " UNKNOWN ANSWERED"), fixture.poll());
    }

    @Test
    void shouldRejectWhenTheClockIsRefusedTwice() {
        final long correlationId = fixture.launch().submit(1);
        for (int i = 0; i < 2; i++) {
            fixture.request()
                    .answer(answer(
                            400,
                            "{\"code\":-1021,\"msg\":\"Timestamp for this request is outside of the recvWindow.\"}"));
            fixture.work();
        }
        assertEquals(List.of(correlationId + " REJECTED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldSignWithTheCorrectedClockWhenTheTimestampWasAhead() {
        fixture.launch().submit(1);
        fixture.request()
                .answer(
                        answer(
                                400,
                                "{\"code\":-1021,\"msg\":\"Timestamp for this request was 1000ms ahead of the server's time.\"}"));
        fixture.work();
        final String line = fixture.request().requestLine();
        final long timestampMs = Long.parseLong(line.replaceAll(".*timestamp=(\\d+)&.*", "$1"));
        assertTrue(timestampMs <= GatewayFixture.EPOCH_MS - 1000, line);
    }

    @Test
    void shouldBackOffLongerEachTimeWhenTheVenueIsOverloadedAndRejectInTheEnd() {
        fixture.ctx.deadlineNs(TimeUnit.SECONDS.toNanos(60));
        final long correlationId = fixture.launch().submit(1);
        final long[] delaysMs = {200, 400, 800, 1600};
        for (final long delayMs : delaysMs) {
            fixture.request().answer(answer(503, "{\"msg\":\"Service Unavailable.\"}"));
            fixture.work();
            fixture.advanceMs(delayMs - 1);
            fixture.work();
            assertTrue(fixture.network.requests.isEmpty(), "before " + delayMs + " ms");
            fixture.advanceMs(1);
            fixture.work();
        }
        fixture.request().answer(answer(503, "{\"msg\":\"Service Unavailable.\"}"));
        fixture.work();
        assertEquals(List.of(correlationId + " REJECTED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldTakeTheTimeoutForALossWhenNoAnswerComes() {
        fixture.ctx.attemptTimeoutNs(TimeUnit.MILLISECONDS.toNanos(700));
        final long correlationId = fixture.launch().submit(1);
        final ScriptedWire mute = fixture.request();
        fixture.advanceMs(699);
        fixture.work();
        assertTrue(fixture.network.requests.isEmpty());
        fixture.advanceMs(1);
        fixture.work();
        assertTrue(mute.closedLocally);
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldNotRepeatWhenTheBudgetOfAllIsUsedUp() {
        fixture.ctx.retryBurst(2).retryRatio(0).maxRepeats(5);
        final long correlationId = fixture.launch().submit(1);
        for (int i = 0; i < 3; i++) {
            fixture.request().answer(answer(503, UNKNOWN_503));
            fixture.work();
        }
        final ScriptedWire onlyQuery = nextRequestWithin(10);
        assertTrue(onlyQuery.requestLine().startsWith("GET "), onlyQuery.requestLine());
        onlyQuery.answer(answer(503, UNKNOWN_503));
        fixture.work();
        assertEquals(List.of(correlationId + " UNKNOWN GAVE_UP"), fixture.poll());
        assertTrue(fixture.submit(2) > 0);
        assertTrue(fixture.request().requestLine().startsWith("DELETE "), "first tries need no budget");
    }

    @Test
    void shouldHedgeAndFoldTheAnswersWhenTheFirstIsSlow() {
        fixture.ctx.hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20));
        final long correlationId = fixture.launch().submit(1);
        final ScriptedWire slow = fixture.request();
        fixture.advanceMs(20);
        fixture.work();
        final ScriptedWire hedge = fixture.request();
        assertNotEquals(slow, hedge);
        hedge.answer(answer(400, GONE));
        fixture.work();
        assertEquals(List.of(), fixture.poll(), "the other may have done it");
        slow.answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
        assertTrue(fixture.network.requests.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldAskWhenOneOfTwoIsNotInTheBookAndTheOtherIsLost(final boolean lostFirst) {
        fixture.ctx
                .hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20))
                .maxRepeats(3)
                .maxQueries(1);
        final long correlationId = fixture.launch().submit(1);
        final ScriptedWire slow = fixture.request();
        fixture.advanceMs(20);
        fixture.work();
        final ScriptedWire hedge = fixture.request();
        if (lostFirst) {
            slow.endLater(CloseCause.IO_ERROR);
            hedge.answer(answer(400, GONE));
        } else {
            hedge.answer(answer(400, GONE));
            slow.endLater(CloseCause.IO_ERROR);
        }
        fixture.work();
        final ScriptedWire query = fixture.request();
        assertTrue(query.requestLine().startsWith("GET "), query.requestLine());
        query.answer(answer(503, UNKNOWN_503));
        fixture.work();
        assertEquals(List.of(correlationId + " GONE GAVE_UP"), fixture.poll());
    }

    @Test
    void shouldSayGoneWhenTheDeadlinePassesWithOneOfTwoInFlightAndTheOtherNotInTheBook() {
        fixture.ctx.hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20)).deadlineNs(TimeUnit.MILLISECONDS.toNanos(100));
        final long correlationId = fixture.launch().submit(1);
        fixture.request();
        fixture.advanceMs(20);
        fixture.work();
        fixture.request().answer(answer(400, GONE));
        fixture.work();
        assertEquals(List.of(), fixture.poll());
        fixture.advanceMs(100);
        fixture.work();
        assertEquals(List.of(correlationId + " GONE DEADLINE"), fixture.poll());
    }

    @Test
    void shouldStampTheRequestThatWasAnsweredWhenItIsNotTheHedge() {
        fixture.ctx.hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20));
        final long sentNs = fixture.nowNs;
        fixture.launch().submit(1);
        final ScriptedWire slow = fixture.request();
        fixture.advanceMs(20);
        fixture.work();
        fixture.request();
        slow.answer(canceled("BTCUSDT", 1));
        fixture.work();
        final List<Long> stamps = new ArrayList<>();
        fixture.client.poll(outcome -> stamps.addAll(List.of(outcome.signedNs(), outcome.sentNs())), 1);
        assertEquals(List.of(sentNs, sentNs), stamps);
    }

    @Test
    void shouldNotCountAHedgeOfWhichNothingHasLeft() {
        fixture.ctx.hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20));
        fixture.launch().submit(1);
        final ScriptedWire slow = fixture.request();
        fixture.network.wires.forEach(wire -> wire.room = 0);
        fixture.advanceMs(20);
        fixture.work();
        slow.answer(canceled("BTCUSDT", 1));
        fixture.work();
        final List<Integer> attempts = new ArrayList<>();
        fixture.client.poll(outcome -> attempts.add(outcome.attempts()), 1);
        assertEquals(List.of(1), attempts);
    }

    @Test
    void shouldForgetTheSlowAnswerWhenTheHedgeHasEndedTheCancel() {
        fixture.ctx.hedgeDelayNs(TimeUnit.MILLISECONDS.toNanos(20));
        final long correlationId = fixture.launch().submit(1);
        final ScriptedWire slow = fixture.request();
        fixture.advanceMs(20);
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
        slow.answer(answer(400, GONE));
        fixture.work();
        assertEquals(List.of(), fixture.poll());
        fixture.submit(2);
        fixture.submit(3);
        assertEquals(2, fixture.network.requests.size(), "both connections are of use again");
    }

    private String afterLostAnswerAndGone(final String queryAnswer) {
        fixture.launch().submit(1);
        fixture.request().endLater(CloseCause.PEER_CLOSED);
        fixture.work();
        fixture.request().answer(answer(400, GONE));
        fixture.work();
        nextRequestWithin(10).answer(queryAnswer);
        fixture.work();
        final List<String> outcomes = fixture.poll();
        assertEquals(1, outcomes.size());
        return outcomes.get(0).substring(outcomes.get(0).indexOf(' ') + 1);
    }

    private ScriptedWire nextRequestWithin(final long ms) {
        for (long i = 0; i < ms && fixture.network.requests.isEmpty(); i++) {
            fixture.advanceMs(1);
            fixture.work();
        }
        return fixture.request();
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
