package io.quash.engine;

import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    private final GatewayFixture fixture = new GatewayFixture();

    @Test
    void shouldRefuseWhenTheRingIsFullAndLoseNothing() {
        fixture.ctx.intentRingLength(4096).maxUnfinishedPerClient(1000).connections(8);
        fixture.launch();
        int accepted = 0;
        long result;
        while ((result = fixture.client.cancel(0, accepted + 1)) > 0) {
            accepted++;
        }
        assertEquals(CancelClient.BACK_PRESSURED, result);
        assertTrue(accepted >= 4096 / 64, "accepted " + accepted);
        assertEquals(accepted, fixture.client.unfinished());

        final int ended = answerAll(accepted);
        assertEquals(accepted, ended);
        assertTrue(fixture.submit(1) > 0);
    }

    @Test
    void shouldRefuseWhenTheClientHasTooManyUnfinished() {
        fixture.ctx.maxUnfinishedPerClient(3);
        fixture.launch();
        for (int i = 0; i < 3; i++) {
            assertTrue(fixture.client.cancel(0, i) > 0);
        }
        assertEquals(CancelClient.TOO_MANY_UNFINISHED, fixture.client.cancel(0, 4));
        assertTrue(fixture.gateway.newClient().cancel(0, 4) > 0, "another client is not concerned");

        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 0));
        fixture.work();
        assertEquals(CancelClient.TOO_MANY_UNFINISHED, fixture.client.cancel(0, 4), "until the outcome is polled");
        assertEquals(1, fixture.poll().size());
        assertTrue(fixture.client.cancel(0, 4) > 0);
    }

    @Test
    void shouldKeepIntentsInTheRingWhenTheSenderHoldsAsManyAsItMay() {
        fixture.ctx.maxOpenIntents(2);
        fixture.launch();
        for (int i = 1; i <= 10; i++) {
            assertTrue(fixture.client.cancel(0, i) > 0);
        }
        assertEquals(10, answerAll(10));
    }

    @Test
    void shouldRefuseWhenTheSymbolIsNotRegistered() {
        fixture.launch();
        assertEquals(CancelClient.UNKNOWN_SYMBOL, fixture.client.cancel(-1, 1));
        assertEquals(CancelClient.UNKNOWN_SYMBOL, fixture.client.cancel(2, 1));
        assertEquals(2, fixture.gateway.registerSymbol("BNBUSDT"));
        assertEquals(2, fixture.gateway.registerSymbol("BNBUSDT"));
        assertTrue(fixture.client.cancel(2, 1) > 0);
    }

    @Test
    void shouldRefuseWhenTheOrderIdIsNegative() {
        fixture.launch();
        assertEquals(CancelClient.INVALID_ORDER_ID, fixture.client.cancel(0, -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789012345678901234567890123456", "a b", "a%b", "é", "a&b", "a\r\nb"})
    void shouldRefuseWhenTheClientOrderIdIsIllegal(final String id) {
        fixture.launch();
        assertEquals(CancelClient.INVALID_CLIENT_ORDER_ID, fixture.client.cancel(0, id));
        assertEquals(0, fixture.client.unfinished());
    }

    @Test
    void shouldRefuseWhenTheClientOrderIdIsNull() {
        fixture.launch();
        assertEquals(CancelClient.INVALID_CLIENT_ORDER_ID, fixture.client.cancel(0, null));
    }

    @Test
    void shouldSubmitOthersAtOnceWhenAClientOrderIdThrows() {
        fixture.launch();
        assertThrows(IllegalStateException.class, () -> fixture.client.cancel(0, new OneLook(4)));
        assertEquals(0, fixture.client.unfinished());
        fixture.submit(1);
        fixture.request();
    }

    @Test
    void shouldReadAClientOrderIdOnce() {
        fixture.launch();
        assertTrue(fixture.client.cancel(0, new OneLook(3)) > 0);
        fixture.work();
        assertTrue(fixture.request().requestLine().contains("&origClientOrderId=abc&"));
    }

    @Test
    void shouldAcceptWhenTheClientOrderIdHasOneOrThirtySixLegalCharacters() {
        fixture.launch();
        assertTrue(fixture.client.cancel(0, ".") > 0);
        assertTrue(fixture.client.cancel(0, "AZaz09.:/_-012345678901234567890123456789".substring(0, 36)) > 0);
    }

    @Test
    void shouldRefuseAndStillDeliverWhenTheClientIsClosed() {
        fixture.ctx.maxClients(1);
        final long correlationId = fixture.launch().submit(1);
        fixture.client.close();
        assertEquals(CancelClient.CLOSED, fixture.client.cancel(0, 2));
        assertThrows(IllegalStateException.class, fixture.gateway::newClient, "its place is still in use");

        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());

        final CancelClient successor = fixture.gateway.newClient();
        final long next = successor.cancel(0, 3);
        assertTrue(next > correlationId, "correlation ids are not used twice");
        fixture.client.close();
        assertThrows(IllegalStateException.class, fixture.gateway::newClient);
    }

    @Test
    void shouldDeliverTheRestWhenAHandlerThrows() {
        fixture.launch();
        final List<Long> submitted = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            submitted.add(fixture.submit(i));
            fixture.request().answer(canceled("BTCUSDT", i));
            fixture.work();
        }
        final List<Long> seen = new ArrayList<>();
        final IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> fixture.client.poll(
                        outcome -> {
                            seen.add(outcome.correlationId());
                            throw new IllegalStateException("strategy");
                        },
                        10));
        assertEquals("strategy", failure.getMessage());
        assertEquals(2, fixture.client.unfinished());
        fixture.client.poll(outcome -> seen.add(outcome.correlationId()), 10);
        assertEquals(submitted, seen);
        assertEquals(0, fixture.client.unfinished());
    }

    @Test
    void shouldDeliverNothingWhenPolledFromWithinAHandler() {
        fixture.launch().submit(1);
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        final List<Integer> nested = new ArrayList<>();
        fixture.client.poll(outcome -> nested.add(fixture.client.poll(ignored -> {}, 1)), 1);
        assertEquals(List.of(0), nested);
    }

    @Test
    void shouldSubmitFromWithinAHandlerWhenThereIsRoom() {
        fixture.launch().submit(1);
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        final List<Long> submitted = new ArrayList<>();
        fixture.client.poll(outcome -> submitted.add(fixture.client.cancel(0, 2)), 1);
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 2));
        fixture.work();
        assertEquals(List.of(submitted.get(0) + " CANCELED ANSWERED"), fixture.poll());
    }

    private int answerAll(final int count) {
        int ended = 0;
        for (int i = 0; i < 10 * count && ended < count; i++) {
            fixture.work();
            while (!fixture.network.requests.isEmpty()) {
                final ScriptedNetwork.ScriptedWire wire = fixture.request();
                final String id = wire.requestLine().replaceAll(".*orderId=(\\d+)&.*", "$1");
                wire.answer(canceled("BTCUSDT", Long.parseLong(id)));
            }
            ended += fixture.poll().size();
        }
        return ended;
    }

    @Test
    void shouldLeaveOutcomesToTheNextClientWhenOneThatIsClosedAndDonePolls() {
        fixture.ctx.maxClients(1);
        fixture.launch();
        fixture.client.close();
        final CancelClient next = fixture.gateway.newClient();
        final long correlationId = next.cancel(0, 1);
        fixture.work();
        fixture.request().answer(canceled("BTCUSDT", 1));
        fixture.work();
        assertEquals(List.of(), fixture.poll());
        assertEquals(0, fixture.client.unfinished());
        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll(next));
    }

    @Test
    void shouldRefuseCredentialsWhenAnotherGatewayHasThem() {
        final Credentials credentials = new Credentials("apiKey", new byte[] {1, 2, 3});
        fixture.ctx.credentials(credentials);
        fixture.launch();
        final GatewayFixture second = new GatewayFixture();
        second.ctx.credentials(credentials);
        final String message =
                assertThrows(IllegalArgumentException.class, second::launch).getMessage();
        assertTrue(message.startsWith("credentials: "), message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 100.5, Double.NaN})
    void shouldRefuseARetryRatioWhenItIsNoPartOfTheFirstTries(final double ratio) {
        fixture.ctx.retryRatio(ratio);
        final String message =
                assertThrows(IllegalArgumentException.class, fixture::launch).getMessage();
        assertTrue(message.startsWith("retryRatio: "), message);
    }

    /** Says {@code abc} once, and throws when it is asked for more. */
    private static final class OneLook implements CharSequence {
        private final int length;
        private int looks;

        OneLook(final int length) {
            this.length = length;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(final int index) {
            if (looks++ == 3) {
                throw new IllegalStateException("looked at too often");
            }
            return (char) ('a' + index);
        }

        @Override
        public CharSequence subSequence(final int start, final int end) {
            throw new IllegalStateException("not asked for");
        }
    }
}
