package io.quash.engine;

import static io.quash.engine.ErrorBodies.UNKNOWN_503;
import static io.quash.engine.ScriptedNetwork.answer;
import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import io.quash.transport.CloseCause;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows an answer that does not end a cancel, or the loss of one: the same cancel again, within bounds. */
class RepeatTest {
    private final GatewayFixture fixture = new GatewayFixture().allowRepeatsAndQueries();

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
    void shouldRepeatByClientOrderIdWhenThatIsAllowed() {
        fixture.ctx.repeatsByClientOrderId(true);
        fixture.launch();
        fixture.client.cancel(0, "my-1");
        fixture.work();
        fixture.request().answer(answer(503, UNKNOWN_503));
        fixture.work();
        assertTrue(fixture.nextRequestWithin(10).requestLine().startsWith("DELETE "));
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
        final ScriptedWire onlyQuery = fixture.nextRequestWithin(10);
        assertTrue(onlyQuery.requestLine().startsWith("GET "), onlyQuery.requestLine());
        onlyQuery.answer(answer(503, UNKNOWN_503));
        fixture.work();
        assertEquals(List.of(correlationId + " UNKNOWN GAVE_UP"), fixture.poll());
        assertTrue(fixture.submit(2) > 0);
        assertTrue(fixture.request().requestLine().startsWith("DELETE "), "first tries need no budget");
    }
}
