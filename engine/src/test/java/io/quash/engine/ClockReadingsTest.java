package io.quash.engine;

import static io.quash.engine.ScriptedNetwork.answer;
import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reading of the clock costs tens of nanoseconds: one a duty cycle, and one for each stamp. */
class ClockReadingsTest {
    private static final int OF_THE_CYCLE = 1;
    private static final int SIGNED_AND_SENT = 2;
    private static final int FIRST_BYTE_AND_DECODED = 2;

    private final GatewayFixture fixture = new GatewayFixture();
    private int readings;
    private int pauseAtReading = -1;

    @BeforeEach
    void count() {
        fixture.ctx.connections(3).nanoClock(() -> {
            if (++readings == pauseAtReading) {
                fixture.advanceMs(500);
            }
            return fixture.nowNs;
        });
        fixture.launch();
    }

    @Test
    void shouldReadTheClockOnceWhenNothingHappens() {
        assertEquals(OF_THE_CYCLE, readingsOfACycle());
    }

    @Test
    void shouldReadTheClockOnceMoreForEachStampWhenACancelGoesOutAndItsAnswerComesIn() {
        fixture.client.cancel(0, 1);
        assertEquals(OF_THE_CYCLE + SIGNED_AND_SENT, readingsOfACycle());
        assertEquals(OF_THE_CYCLE, readingsOfACycle(), "while the answer is awaited");
        fixture.request().answer(canceled("BTCUSDT", 1));
        assertEquals(OF_THE_CYCLE + FIRST_BYTE_AND_DECODED, readingsOfACycle());
    }

    @Test
    void shouldReadTheClockOnceMoreForEachStampWhenSeveralCancelsGoOutInOneCycle() {
        fixture.client.cancel(0, 1);
        fixture.client.cancel(0, 2);
        fixture.client.cancel(0, 2);
        assertEquals(OF_THE_CYCLE + 2 * SIGNED_AND_SENT, readingsOfACycle());
    }

    @Test
    void shouldReadTheClockOnceMoreForEachStampWhenTheCancelHasToBeSentAgain() {
        fixture.client.cancel(0, 1);
        fixture.gateway.doWork();
        fixture.request().answer(answer(400, "{\"code\":-1021,\"msg\":\"outside of the recvWindow\"}"));
        assertEquals(OF_THE_CYCLE + FIRST_BYTE_AND_DECODED + SIGNED_AND_SENT, readingsOfACycle());
    }

    @Test
    void shouldNotTakeAPauseWithinACycleForAClockThatWasSet() {
        fixture.network.timeAnswer = answer(200, "{\"serverTime\":" + (fixture.nowMs + 3_620_000) + "}");
        fixture.advanceMs(TimeUnit.HOURS.toMillis(1));
        fixture.work();
        fixture.work();
        assertEquals(20_000, aheadMs(1), 1_000);
        fixture.network.onPoll = () -> fixture.advanceMs(300);
        fixture.gateway.doWork();
        fixture.network.onPoll = () -> {};
        assertEquals(20_000, aheadMs(2), 1_000);
    }

    @Test
    void shouldSignWithTheTimeAfterAPauseBetweenTheCyclesBeginningAndTheRequest() {
        fixture.client.cancel(0, 1);
        pauseAtReading = 2;
        readingsOfACycle();
        final long signedMs = timestampMs(fixture.request());
        assertEquals(fixture.nowMs, signedMs);
    }

    /** How far the timestamp of a cancel lies ahead of the wall clock. */
    private long aheadMs(final long orderId) {
        fixture.submit(orderId);
        return timestampMs(fixture.request()) - fixture.nowMs;
    }

    private static long timestampMs(final ScriptedWire request) {
        return Long.parseLong(request.requestLine().replaceAll(".*timestamp=(\\d+)&.*", "$1"));
    }

    private int readingsOfACycle() {
        readings = 0;
        fixture.gateway.doWork();
        return readings;
    }
}
