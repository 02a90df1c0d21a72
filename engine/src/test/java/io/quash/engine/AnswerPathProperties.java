package io.quash.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.quash.engine.ScriptedNetwork.ScriptedWire;
import io.quash.engine.order.OrderField;
import io.quash.engine.order.OrderView;
import io.quash.engine.support.Fixtures;
import io.quash.transport.CloseCause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must hold whatever bytes answer a cancel: the intent ends in exactly one outcome, which claims no more than
 * {@link PlainAnswer} reads from the same bytes.
 *
 * <p>An input's first byte chooses the settings, the next two the lengths of the pieces; the rest are the answers, the
 * last of which answers all further requests.
 */
final class AnswerPathProperties {
    static final int PREFIX = 3;
    static final int CLOSES = 1;
    static final int GOES_ON = 2;
    static final int BY_CLIENT_ORDER_ID = 4;

    private static final String SEPARATOR = "\r\n--next--\r\n";
    private static final String ORDER_ID = "4611875134427365377";
    private static final String CLIENT_ORDER_ID = "myOrder1";
    private static final int MAX_TURNS = 500;
    private static final int TURN_MS = 10;

    private final List<PlainAnswer> answersToCancels = new ArrayList<>();
    private final List<PlainAnswer> answers = new ArrayList<>();
    private final List<OutcomeKind> kinds = new ArrayList<>();
    private boolean closes;
    private boolean byClientOrderId;

    /** Inputs to begin with: every sample body with statuses that fit it, and followed by the answer to a query. */
    static Stream<byte[]> seeds() {
        final List<byte[]> seeds = new ArrayList<>();
        for (final String body : bodies()) {
            for (final int status : new int[] {200, 400, 503}) {
                seeds.add(input(GOES_ON, answer(status, body)));
                seeds.add(input(BY_CLIENT_ORDER_ID, answer(status, body)));
                seeds.add(input(GOES_ON, answer(502, "<html>") + SEPARATOR + answer(status, body)));
            }
        }
        for (final int status : new int[] {403, 404, 408, 418, 429, 451, 504}) {
            seeds.add(input(GOES_ON, answer(status, "{\"code\":-1003,\"msg\":\"banned until 1615183669840.\"}")));
        }
        final String canceled = canceled();
        seeds.add(input(CLOSES, "HTTP/1.1 200 OK\r\n\r\n" + canceled));
        seeds.add(input(0, "HTTP/1.1 100\r\n\r\n" + answer(200, canceled) + "surplus"));
        seeds.add(input(
                0,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(canceled.length())
                        + "\r\n" + canceled + "\r\n0\r\n\r\n"));
        return seeds.stream();
    }

    /** The outcome's kind, once everything about it was found to hold. */
    OutcomeKind check(final byte[] input) {
        final int settings = input.length < PREFIX ? 0 : input[0];
        closes = (settings & CLOSES) != 0;
        byClientOrderId = (settings & BY_CLIENT_ORDER_ID) != 0;
        answersToCancels.clear();
        answers.clear();
        kinds.clear();
        final GatewayFixture fixture = launch((settings & GOES_ON) != 0);
        try {
            drive(fixture, input);
        } finally {
            fixture.gateway.close();
        }
        fixture.client.poll(this::judge, 10);
        assertEquals(List.of(), fixture.errors);
        assertEquals(1, kinds.size(), "outcomes");
        assertEquals(0, fixture.client.unfinished());
        return kinds.get(0);
    }

    private void drive(final GatewayFixture fixture, final byte[] input) {
        final String text =
                new String(input, Math.min(PREFIX, input.length), Math.max(0, input.length - PREFIX), ISO_8859_1);
        final String[] scripts = text.split(SEPARATOR, 2);
        assertTrue((byClientOrderId
                        ? fixture.client.cancel(0, CLIENT_ORDER_ID)
                        : fixture.client.cancel(0, Long.parseLong(ORDER_ID)))
                > 0);
        int requests = 0;
        for (int turn = 0; turn < MAX_TURNS && kinds.isEmpty(); turn++) {
            fixture.work();
            for (ScriptedWire wire = fixture.network.requests.poll();
                    wire != null;
                    wire = fixture.network.requests.poll()) {
                answer(wire, scripts[Math.min(requests++, scripts.length - 1)].getBytes(ISO_8859_1), input);
            }
            fixture.advanceMs(TURN_MS);
            fixture.client.poll(this::judge, 10);
        }
    }

    private void answer(final ScriptedWire wire, final byte[] bytes, final byte[] input) {
        final PlainAnswer answer = PlainAnswer.read(bytes, closes);
        answers.add(answer);
        if (wire.lastRequest.startsWith("DELETE ")) {
            answersToCancels.add(answer);
        }
        int position = 0;
        for (int turn = 0; position < bytes.length; turn++) {
            final int next = Math.min(bytes.length, position + 1 + (input[1 + turn % 2] & 0xFF));
            wire.answer(Arrays.copyOfRange(bytes, position, next));
            position = next;
        }
        if (closes) {
            wire.endLater(CloseCause.PEER_CLOSED);
        }
    }

    private void judge(final CancelOutcome outcome) {
        kinds.add(outcome.kind());
        switch (outcome.kind()) {
            case CANCELED -> mustHoldTheFields(outcome, found(PlainAnswer::saysCanceled));
            case CLOSED -> mustHoldTheFields(outcome, found(PlainAnswer::saysClosed));
            case GONE -> assertTrue(answersToCancels.stream().anyMatch(PlainAnswer::saysNotInBook), outcome::toString);
            case REJECTED -> {
                assertTrue(answersToCancels.stream().anyMatch(PlainAnswer::refuses), outcome::toString);
                assertTrue(
                        answersToCancels.stream().allMatch(a -> a.refuses() || a.saysNotInBook()), outcome::toString);
            }
            case NOT_SENT -> fail("the request was answered: " + outcome);
            case UNKNOWN -> assertTrue(outcome.attempts() > 0);
        }
    }

    /** The last answer that says so of the order that was to be cancelled. */
    private PlainAnswer found(final java.util.function.Predicate<PlainAnswer> claim) {
        final PlainAnswer last = answers.get(answers.size() - 1);
        final boolean isAbout = byClientOrderId
                ? last.isAbout("BTCUSDT", "clientOrderId", CLIENT_ORDER_ID)
                : last.isAbout("BTCUSDT", "orderId", ORDER_ID);
        assertTrue(claim.test(last) && isAbout, () -> "no answer says so, but " + answers);
        return last;
    }

    private static void mustHoldTheFields(final CancelOutcome outcome, final PlainAnswer answer) {
        for (final OrderField field : OrderField.values()) {
            final String text = answer.text(field.jsonName());
            final boolean kept = text != null && text.getBytes(UTF_8).length <= OrderView.MAX_TEXT_LENGTH;
            if (kept
                    && UTF_8.newEncoder().canEncode(text)
                    && answer.body().get(field.jsonName()).isTextual()) {
                assertEquals(text, outcome.order().text(field));
            }
        }
    }

    private static GatewayFixture launch(final boolean goesOn) {
        final GatewayFixture fixture = new GatewayFixture();
        fixture.ctx.maxClients(1).maxUnfinishedPerClient(4).maxOpenIntents(8).intentRingLength(4096);
        if (goesOn) {
            fixture.ctx.maxRepeats(2).maxQueries(3).resolvesGone(true);
        }
        return fixture.launch();
    }

    private static List<String> bodies() {
        final List<String> bodies = new ArrayList<>();
        Fixtures.files("ok", "errors").forEach(file -> bodies.add(new String(Fixtures.read(file), UTF_8)));
        bodies.add(canceled());
        bodies.add(canceled().replace("CANCELED", "FILLED"));
        bodies.add(canceled().replace("CANCELED", "NEW"));
        bodies.add(canceled().replace(ORDER_ID, "8"));
        return bodies;
    }

    private static String canceled() {
        return "{\"orderId\":" + ORDER_ID + ",\"clientOrderId\":\"" + CLIENT_ORDER_ID
                + "\",\"symbol\":\"BTCUSDT\",\"status\":\"CANCELED\",\"executedQty\":\"0.40\",\"updateTime\":"
                + (GatewayFixture.EPOCH_MS + 1) + "}";
    }

    private static String answer(final int status, final String body) {
        return new String(ScriptedNetwork.answer(status, body).getBytes(UTF_8), ISO_8859_1);
    }

    private static byte[] input(final int settings, final String answers) {
        final byte[] bytes = answers.getBytes(ISO_8859_1);
        final byte[] input = new byte[PREFIX + bytes.length];
        input[0] = (byte) settings;
        input[1] = 100;
        input[2] = 30;
        System.arraycopy(bytes, 0, input, PREFIX, bytes.length);
        return input;
    }
}
