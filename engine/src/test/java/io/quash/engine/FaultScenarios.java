package io.quash.engine;

import static io.quash.engine.ErrorBodies.GONE;
import static io.quash.engine.ErrorBodies.NOT_FOUND;
import static io.quash.engine.ErrorBodies.UNKNOWN_503;
import static io.quash.engine.ScriptedNetwork.answer;
import static io.quash.engine.ScriptedNetwork.canceled;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import io.quash.transport.CloseCause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.ErrorHandler;

/** Rows of FAULTS.md that the simulation's seeds do not reach by themselves, each told as requests and outcomes. */
public final class FaultScenarios {
    private static final long HEDGE_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final String DONE = answer(200, "{\"code\":200,\"msg\":\"done\"}");

    private static final Map<String, Consumer<FaultScenarios>> SCENARIOS = scenarios();

    private final GatewayFixture fixture = new GatewayFixture().allowRepeatsAndQueries();
    private final List<String> told = new ArrayList<>();

    private FaultScenarios() {
        final ErrorHandler silent = defect -> {};
        fixture.ctx.errorHandler(silent).deadlineNs(TimeUnit.MILLISECONDS.toNanos(500));
    }

    public static Iterable<String> names() {
        return SCENARIOS.keySet();
    }

    /** Returns what was sent and what was told, a line each. */
    public static List<String> run(final String name) {
        final FaultScenarios scenario = new FaultScenarios();
        SCENARIOS.get(name).accept(scenario);
        scenario.poll();
        final List<String> all = new ArrayList<>(scenario.fixture.network.log);
        all.addAll(scenario.told);
        return all;
    }

    private static Map<String, Consumer<FaultScenarios>> scenarios() {
        final Map<String, Consumer<FaultScenarios>> all = new LinkedHashMap<>();
        all.put("handshake: certificate refused", FaultScenarios::certificateRefused);
        all.put("nothing taken: deadline", s -> s.takenUntilDeadline(0));
        all.put("partly taken: deadline", s -> s.takenUntilDeadline(20));
        all.put("partly taken: connection lost", FaultScenarios::lostAmidRequest);
        all.put("TLS alert", s -> s.lost(CloseCause.IO_ERROR));
        all.put("closed without notice", s -> s.lost(CloseCause.PEER_CLOSED_UNCLEANLY));
        all.put("answer of another order", FaultScenarios::answerOfAnother);
        all.put("late answer about another order", FaultScenarios::lateAnswerAboutAnother);
        all.put("client order id after unknown", FaultScenarios::clientOrderIdAfterUnknown);
        all.put("cancel all: repeated until answered", FaultScenarios::cancelAllRepeated);
        all.put("cancel all: again while in flight", FaultScenarios::cancelAllInFlight);
        all.put("not in the book after unknown", FaultScenarios::goneAfterUnknown);
        all.put("hedge: not in the book, other lost", s -> s.hedgeGoneAndLost(false));
        all.put("hedge: lost, other not in the book", s -> s.hedgeGoneAndLost(true));
        all.put("hedge: not in the book, other refused", FaultScenarios::hedgeGoneAndRefused);
        all.put("found open, cancelled again", FaultScenarios::foundOpen);
        all.put("second clock refusal", FaultScenarios::clockRefusedTwice);
        all.put("committed after the last look", FaultScenarios::committedLate);
        all.put("sender dies", FaultScenarios::senderDies);
        all.put("producer dies", FaultScenarios::producerDies);
        all.put("wall clock set", FaultScenarios::wallClockSet);
        return all;
    }

    private void certificateRefused() {
        fixture.launch();
        fixture.network.accepting = false;
        fixture.network.refusal = CloseCause.CERTIFICATE_REJECTED;
        fixture.network.wires.forEach(wire -> wire.endLater(CloseCause.PEER_CLOSED));
        fixture.work();
        fixture.submit(1);
        pass(600);
    }

    private void takenUntilDeadline(final int room) {
        fixture.ctx.connections(1);
        fixture.launch();
        fixture.network.wires.get(0).room = room;
        fixture.submit(1);
        pass(600);
        fixture.submit(2);
        answerAll(canceled("BTCUSDT", 2));
    }

    private void lostAmidRequest() {
        fixture.launch();
        fixture.network.wires.forEach(wire -> wire.room = 30);
        fixture.submit(1);
        fixture.network.wires.forEach(wire -> wire.room = Integer.MAX_VALUE);
        fixture.network.wires.get(0).endLater(CloseCause.IO_ERROR);
        answerAll(canceled("BTCUSDT", 1));
    }

    private void lost(final CloseCause cause) {
        fixture.launch().submit(1);
        fixture.request().endLater(cause);
        answerAll(canceled("BTCUSDT", 1));
    }

    private void answerOfAnother() {
        fixture.ctx.maxRepeats(1).maxQueries(0);
        fixture.launch().submit(1);
        answerAll(canceled("BTCUSDT", 9));
    }

    private void lateAnswerAboutAnother() {
        fixture.launch().submit(1);
        pass(500);
        fixture.request().answer(canceled("BTCUSDT", 9));
        fixture.work();
        fixture.submit(2);
        fixture.submit(3);
        pass(3);
        answerNext(canceled("BTCUSDT", 2));
        answerNext(canceled("BTCUSDT", 3));
    }

    private void clientOrderIdAfterUnknown() {
        fixture.launch().client.cancel(0, "my-1");
        fixture.work();
        answerNext(answer(503, UNKNOWN_503));
        fixture.client.cancel(0, "my-1");
        fixture.work();
        answerAll(answer(400, GONE));
    }

    private void cancelAllRepeated() {
        fixture.launch().client.cancelAll(0);
        fixture.work();
        for (int i = 0; i < 3; i++) {
            fixture.nextRequestWithin(500).answer(answer(503, UNKNOWN_503));
            fixture.work();
        }
        fixture.nextRequestWithin(500).answer(DONE);
        fixture.work();
    }

    private void cancelAllInFlight() {
        fixture.launch().client.cancelAll(0);
        fixture.work();
        fixture.client.cancelAll(0);
        fixture.work();
        answerNext(DONE);
        answerNext(DONE);
    }

    private void goneAfterUnknown() {
        fixture.launch().submit(1);
        answerNext(answer(503, UNKNOWN_503));
        answerNext(answer(400, GONE));
        answerAll(answer(400, NOT_FOUND));
    }

    private void hedgeGoneAndLost(final boolean lostFirst) {
        fixture.ctx.hedgeDelayNs(HEDGE_NS);
        fixture.launch().submit(1);
        pass(21);
        final ScriptedWire slow = fixture.request();
        final ScriptedWire hedge = fixture.request();
        if (lostFirst) {
            slow.endLater(CloseCause.IO_ERROR);
            hedge.answer(answer(400, GONE));
        } else {
            hedge.answer(answer(400, GONE));
            slow.endLater(CloseCause.IO_ERROR);
        }
        answerAll(answer(400, NOT_FOUND));
    }

    private void hedgeGoneAndRefused() {
        fixture.ctx.hedgeDelayNs(HEDGE_NS);
        fixture.launch().submit(1);
        pass(21);
        fixture.request().answer(answer(400, GONE));
        fixture.request().answer(answer(400, "{\"code\":-1022,\"msg\":\"Signature for this request is not valid.\"}"));
        fixture.work();
    }

    private void foundOpen() {
        fixture.launch().submit(7);
        answerNext(answer(400, GONE));
        answerNext(answer(200, "{\"orderId\":7,\"symbol\":\"BTCUSDT\",\"status\":\"NEW\"}"));
        answerAll(canceled("BTCUSDT", 7));
    }

    private void clockRefusedTwice() {
        fixture.launch().submit(1);
        answerAll(answer(
                400, "{\"code\":-1021,\"msg\":\"Timestamp for this request was 1000ms ahead of the server's time.\"}"));
    }

    private void committedLate() {
        fixture.launch();
        final GatewayStatus status = new GatewayStatus();
        final CancelClient late = fixture.gateway.newClient(status);
        fixture.ctx.drainTimeoutNs(0);
        fixture.gateway.close();
        late.cancel(0, 1);
        status.senderGone();
        poll(late);
    }

    private void senderDies() {
        fixture.launch().submit(1);
        fixture.submit(2);
        fixture.submit(3);
        fixture.network.onPoll = () -> {
            throw new IllegalStateException("defect");
        };
        fixture.work();
    }

    private void producerDies() {
        fixture.launch();
        fixture.gateway.intentRing().tryClaim(IntentCodec.CANCEL, IntentCodec.length(0));
        fixture.submit(1);
        for (int i = 0; i < 10; i++) {
            fixture.advanceMs(1000);
            fixture.work();
        }
        fixture.submit(2);
        answerAll(canceled("BTCUSDT", 2));
    }

    private void wallClockSet() {
        fixture.launch().submit(1);
        answerNext(canceled("BTCUSDT", 1));
        fixture.nowMs += 60_000;
        pass(2);
        fixture.submit(2);
        answerAll(canceled("BTCUSDT", 2));
    }

    private void answerNext(final String text) {
        fixture.nextRequestWithin(200).answer(text);
        pass(2);
    }

    /** Every request of the next half second. */
    private void answerAll(final String text) {
        for (int i = 0; i < 600; i++) {
            pass(1);
            if (!fixture.network.requests.isEmpty()) {
                fixture.request().answer(text);
            }
        }
    }

    private void pass(final int ms) {
        for (int i = 0; i < ms; i++) {
            fixture.advanceMs(1);
            fixture.work();
        }
        poll();
    }

    private void poll() {
        poll(fixture.client);
    }

    private void poll(final CancelClient client) {
        client.poll(
                outcome -> told.add(outcome.correlationId() + " " + outcome.kind() + " " + outcome.reason() + " "
                        + outcome.attempts() + " " + outcome.httpStatus() + " " + outcome.code()),
                1000);
    }
}
