package io.quash.engine;

import static io.quash.engine.ScriptedNetwork.answer;
import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import io.quash.transport.CloseCause;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
    private static final String DONE = answer(200, "{\"code\":200,\"msg\":\"done\"}");

    private final GatewayFixture fixture = new GatewayFixture();

    @BeforeEach
    void useMoreConnections() {
        fixture.ctx.connections(3);
    }

    @Test
    void shouldSendOneRequestAndEndEachWhenAnOrderIsCancelledTwice() {
        fixture.launch();
        final CancelClient other = fixture.gateway.newClient();
        final long first = fixture.submit(1);
        final long second = fixture.submit(1);
        final long third = other.cancel(0, 1);
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();

        assertTrue(fixture.network.requests.isEmpty());
        assertEquals(
                List.of(first + " CANCELED ANSWERED", second + " CANCELED ANSWERED"),
                fixture.poll().stream().sorted().toList());
        assertEquals(List.of(third + " CANCELED ANSWERED"), fixture.poll(other));
    }

    @Test
    void shouldSendOneRequestEachWhenSymbolOrKindOfIdDiffer() {
        fixture.launch();
        fixture.client.cancel(0, 1);
        fixture.client.cancel(1, 1);
        fixture.client.cancel(0, "1");
        fixture.work();
        assertEquals(3, fixture.network.requests.size());
    }

    @Test
    void shouldSendAgainWhenTheCancelByTheSameClientOrderIdMayHaveBeenExecutedSinceTheIdMayHaveBeenUsedAgain() {
        fixture.ctx.maxQueries(1);
        fixture.launch();
        final long first = fixture.client.cancel(0, "my-1");
        fixture.work();
        final long attached = fixture.client.cancel(0, "my-1");
        fixture.work();
        fixture.request().endLater(CloseCause.IO_ERROR);
        fixture.work();
        final ScriptedWire query = fixture.request();
        assertTrue(query.requestLine().startsWith("GET "), query.requestLine());
        final long second = fixture.client.cancel(0, "my-1");
        fixture.work();
        final ScriptedWire cancel = fixture.request();
        assertTrue(cancel.requestLine().startsWith("DELETE "), cancel.requestLine());
        cancel.answer(answer(400, "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}"));
        query.answer(answer(503, "{\"code\":-1001,\"msg\":\"x\"}"));
        fixture.work();
        assertEquals(
                List.of(first + " UNKNOWN GAVE_UP", attached + " UNKNOWN GAVE_UP", second + " GONE ANSWERED"),
                fixture.poll().stream().sorted().toList());
    }

    @Test
    void shouldSendAgainWhenTheFirstHasEnded() {
        fixture.launch().submit(1);
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        fixture.submit(1);
        fixture.request();
    }

    @Test
    void shouldEndEachByItsOwnDeadlineAndGoOnForTheOthers() {
        fixture.launch();
        final long ms = TimeUnit.MILLISECONDS.toNanos(1);
        final long shortest = fixture.client.cancel(0, 7, 100 * ms);
        final long middle = fixture.client.cancel(0, 7, 200 * ms);
        final long longest = fixture.client.cancel(0, 7, 300 * ms);
        fixture.work();
        fixture.advanceMs(100);
        fixture.work();
        assertEquals(List.of(shortest + " UNKNOWN DEADLINE"), fixture.poll());
        fixture.advanceMs(100);
        fixture.work();
        assertEquals(List.of(middle + " UNKNOWN DEADLINE"), fixture.poll());
        fixture.request().answer(canceled("BTCUSDT", 7));
        fixture.work();
        assertEquals(List.of(longest + " CANCELED ANSWERED"), fixture.poll());
        assertTrue(fixture.network.requests.isEmpty());
    }

    @Test
    void shouldEndAFollowerAloneWhenItsDeadlineIsSooner() {
        fixture.launch();
        final long leader = fixture.client.cancel(0, 7);
        final long follower = fixture.client.cancel(0, 7, TimeUnit.MILLISECONDS.toNanos(100));
        fixture.work();
        fixture.advanceMs(100);
        fixture.work();
        assertEquals(List.of(follower + " UNKNOWN DEADLINE"), fixture.poll());
        fixture.request().answer(canceled("BTCUSDT", 7));
        fixture.work();
        assertEquals(List.of(leader + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldKeepAFollowerWaitingInTheLeadersPlaceWhenNothingWasSent() {
        fixture.ctx.connections(1);
        fixture.launch();
        final long inFlight = fixture.submit(1);
        final long leader = fixture.client.cancel(0, 7, TimeUnit.MILLISECONDS.toNanos(100));
        final long follower = fixture.client.cancel(0, 7);
        fixture.work();
        fixture.advanceMs(100);
        fixture.work();
        assertEquals(List.of(leader + " NOT_SENT DEADLINE"), fixture.poll());
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 7));
        fixture.work();
        assertEquals(
                List.of(inFlight + " CANCELED ANSWERED", follower + " CANCELED ANSWERED"),
                fixture.poll().stream().sorted().toList());
    }

    @Test
    void shouldCancelAllAheadOfSingleCancelsThatWait() {
        fixture.ctx.connections(1);
        fixture.launch();
        fixture.submit(1);
        fixture.submit(2);
        final long all = fixture.client.cancelAll(0);
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        final ScriptedNetwork.ScriptedWire wire = fixture.request();
        assertTrue(
                wire.requestLine().startsWith("DELETE /papi/v1/um/allOpenOrders?symbol=BTCUSDT&recvWindow=5000&"),
                wire.requestLine());
        wire.answer(answer(200, "{\"code\":200,\"msg\":\"The operation of cancel all open order is done.\"}"));
        fixture.work();
        assertTrue(fixture.poll().contains(all + " CANCELED ANSWERED"));
    }

    @Test
    void shouldCancelAllAgainWhenAnEarlierRequestForThatIsInFlight() {
        fixture.launch();
        final long first = fixture.client.cancelAll(0);
        final long together = fixture.client.cancelAll(0);
        fixture.work();
        final ScriptedNetwork.ScriptedWire before = fixture.request();
        final long later = fixture.client.cancelAll(0);
        final long latest = fixture.client.cancelAll(0);
        fixture.work();
        final ScriptedNetwork.ScriptedWire after = fixture.request();
        assertTrue(fixture.network.requests.isEmpty());

        before.answer(DONE);
        fixture.work();
        assertEquals(
                List.of(first + " CANCELED ANSWERED", together + " CANCELED ANSWERED"),
                fixture.poll().stream().sorted().toList());
        after.answer(DONE);
        fixture.work();
        assertEquals(
                List.of(later + " CANCELED ANSWERED", latest + " CANCELED ANSWERED"),
                fixture.poll().stream().sorted().toList());

        fixture.client.cancelAll(0);
        fixture.work();
        fixture.request();
    }

    @Test
    void shouldEndEachCancelOfAllByItsOwnRequestWhenOneExpires() {
        fixture.ctx.deadlineNs(TimeUnit.MILLISECONDS.toNanos(100));
        fixture.launch();
        final long first = fixture.client.cancelAll(0);
        fixture.advanceMs(50);
        final long together = fixture.client.cancelAll(0);
        fixture.work();
        final ScriptedNetwork.ScriptedWire before = fixture.request();
        final long later = fixture.client.cancelAll(0);
        fixture.work();
        final ScriptedNetwork.ScriptedWire after = fixture.request();
        fixture.advanceMs(50);
        fixture.work();
        assertEquals(List.of(first + " UNKNOWN DEADLINE"), fixture.poll());
        before.answer(DONE);
        fixture.work();
        assertEquals(List.of(together + " CANCELED ANSWERED"), fixture.poll());
        after.answer(DONE);
        fixture.work();
        assertEquals(List.of(later + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldRepeatCancelAllUntilAnsweredWhenAnswersAreLost() {
        fixture.launch();
        final long all = fixture.client.cancelAll(0);
        fixture.work();
        for (int i = 0; i < 5; i++) {
            for (int ms = 0; ms < 400 && fixture.network.requests.isEmpty(); ms++) {
                fixture.advanceMs(1);
                fixture.work();
            }
            fixture.request().answer(answer(502, "<html>"));
            fixture.work();
        }
        for (int ms = 0; ms < 400 && fixture.network.requests.isEmpty(); ms++) {
            fixture.advanceMs(1);
            fixture.work();
        }
        fixture.request().answer(answer(200, "{\"code\":\"200\",\"msg\":\"done\"}"));
        fixture.work();
        assertEquals(List.of(all + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldCancelAllBeforeAnythingIsRepeatedOrAskedFor() {
        fixture.ctx.connections(1).resolvesGone(true).maxQueries(3);
        fixture.launch();
        fixture.submit(1);
        fixture.client.cancel(0, 2);
        fixture.client.cancelAll(0);
        fixture.work();
        fixture.request().answer(answer(400, "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}"));
        fixture.work();
        fixture.work();
        final String next = fixture.request().requestLine();
        assertTrue(next.startsWith("DELETE /papi/v1/um/allOpenOrders?"), next);
    }
}
