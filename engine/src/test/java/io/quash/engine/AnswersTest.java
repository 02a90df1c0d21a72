package io.quash.engine;

import static io.quash.engine.ScriptedNetwork.answer;
import static io.quash.engine.ScriptedNetwork.canceled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.order.Decimal;
import io.quash.engine.order.OrderStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private final GatewayFixture fixture = new GatewayFixture();

    @Test
    void shouldSendTheRequestOfTheOfficialConnectorsKnownAnswerWhenCancelledByOrderId() {
        fixture.launch().submit(1);

        // The parameters of the published known answer, but for origClientOrderId, signed by the JDK's own Mac.
        final String query = "symbol=BTCUSDT&orderId=1&recvWindow=5000&timestamp=" + GatewayFixture.EPOCH_MS;
        assertEquals(
                "DELETE /papi/v1/um/order?" + query + "&signature=" + StockSignature.of("secretKey", query)
                        + " HTTP/1.1\r\nHost: 127.0.0.1:9\r\nX-MBX-APIKEY: apiKey\r\nUser-Agent: quash\r\n\r\n",
                fixture.request().lastRequest);
    }

    @Test
    void shouldSendTheClientOrderIdRawWhenCancelledByIt() {
        fixture.launch();
        fixture.client.cancel(1, "a:/b.C_9-");
        fixture.work();

        final String query =
                "symbol=ETHUSDT&origClientOrderId=a:/b.C_9-&recvWindow=5000&timestamp=" + GatewayFixture.EPOCH_MS;
        assertEquals(
                "DELETE /papi/v1/um/order?" + query + "&signature=" + StockSignature.of("secretKey", query)
                        + " HTTP/1.1",
                fixture.request().requestLine());
    }

    @Test
    void shouldLeaveRecvWindowOutAndEncodeTheSymbolWhenConfiguredSo() {
        fixture.ctx.recvWindowMs(0).symbol("币安人生USDT");
        fixture.launch();
        fixture.client.cancel(2, 9223372036854775807L);
        fixture.work();

        final String query = "symbol=%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT&orderId=9223372036854775807&timestamp="
                + GatewayFixture.EPOCH_MS;
        assertEquals(
                "DELETE /papi/v1/um/order?" + query + "&signature=" + StockSignature.of("secretKey", query)
                        + " HTTP/1.1",
                fixture.request().requestLine());
    }

    @Test
    void shouldTakeTheAnswerOfASymbolThatIsNotAsciiWhenItIsTheSameSymbol() {
        fixture.ctx.symbol("币安人生USDT");
        fixture.launch();
        final long correlationId = fixture.client.cancel(2, 7);
        fixture.work();
        fixture.request().answer(canceled("币安人生USDT", 7));
        fixture.work();

        assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
    }

    @Test
    void shouldGiveEveryDetailOfTheAnswerWhenCanceled() {
        final long correlationId = fixture.launch().submit(42);
        fixture.nowNs += 500;
        fixture.request().answer(canceled("BTCUSDT", 42));
        fixture.work();

        final int delivered = fixture.client.poll(
                outcome -> {
                    assertEquals(correlationId, outcome.correlationId());
                    assertEquals(OutcomeKind.CANCELED, outcome.kind());
                    assertEquals(Reason.ANSWERED, outcome.reason());
                    assertEquals("BTCUSDT", outcome.symbolName());
                    assertEquals(42, outcome.orderId());
                    assertNull(outcome.clientOrderId());
                    assertEquals(200, outcome.httpStatus());
                    assertEquals(CancelOutcome.NULL_CODE, outcome.code());
                    assertEquals(1, outcome.attempts());
                    assertTrue(outcome.hasOrder());
                    assertEquals(OrderStatus.CANCELED, outcome.order().status());
                    assertEquals(42, outcome.order().orderId());
                    assertEquals(1571110484038L, outcome.order().updateTime());
                    final Decimal executed = new Decimal();
                    assertTrue(outcome.order().executedQty(executed));
                    assertEquals("0.40", executed.toString());
                    assertFalse(outcome.order().avgPrice(executed));
                    assertEquals(outcome.submittedNs() + 500, outcome.firstByteNs());
                    assertEquals(outcome.submittedNs() + 500, outcome.decodedNs());
                    assertEquals(outcome.submittedNs(), outcome.sentNs());
                },
                10);

        assertEquals(1, delivered);
        assertEquals(0, fixture.client.unfinished());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | {"orderId":7,"symbol":"BTCUSDT","status":"FILLED"}         | CLOSED   | ANSWERED
                    200 | {"orderId":7,"symbol":"BTCUSDT","status":"NEW"}            | UNKNOWN  | ANSWERED
                    200 | {"status":"CANCELED"}                                      | CANCELED | ANSWERED
                    200 | {"orderId":8,"symbol":"BTCUSDT","status":"CANCELED"}       | UNKNOWN  | DESYNCHRONISED
                    200 | {"orderId":7,"symbol":"ETHUSDT","status":"CANCELED"}       | UNKNOWN  | DESYNCHRONISED
                    200 | {"orderId":7,"symbol":"BTCUSDT","status":"CANCELED"        | UNKNOWN  | MALFORMED_ANSWER
                    400 | {"code":-2011,"msg":"Unknown order sent."}                 | GONE     | ANSWERED
                    400 | {"code":-1121,"msg":"Invalid symbol."}                     | REJECTED | ANSWERED
                    401 | {"code":-2015,"msg":"Invalid API-key, IP, or permissions"} | REJECTED | ANSWERED
                    403 | <html>                                                     | REJECTED | ANSWERED
                    502 | <html>                                                     | UNKNOWN  | ANSWERED
                    """)
    void shouldEndInTheOutcomeOfTheRowWhenAnswered(
            final int status, final String body, final String kind, final String reason) {
        final long correlationId = fixture.launch().submit(7);
        fixture.request().answer(answer(status, body));
        fixture.work();

        assertEquals(List.of(correlationId + " " + kind + " " + reason), fixture.poll());
    }

    @Test
    void shouldGiveCodeAndTextWhenRejected() {
        fixture.launch().submit(7);
        fixture.request().answer(answer(400, "{\"code\":-1022,\"msg\":\"Signature for this request is not valid.\"}"));
        fixture.work();

        assertEquals(
                1,
                fixture.client.poll(
                        outcome -> {
                            assertEquals(400, outcome.httpStatus());
                            assertEquals(-1022, outcome.code());
                            assertEquals("Signature for this request is not valid.", outcome.text());
                            assertFalse(outcome.hasOrder());
                        },
                        10));
    }

    @Test
    void shouldUseTheConnectionAgainWhenAnswered() {
        fixture.launch();
        for (long orderId = 1; orderId <= 3; orderId++) {
            final long correlationId = fixture.submit(orderId);
            fixture.request().answer(canceled("BTCUSDT", orderId));
            fixture.work();
            assertEquals(List.of(correlationId + " CANCELED ANSWERED"), fixture.poll());
        }
        assertEquals(1, fixture.network.wires.size());
    }

    @Test
    void shouldSendInOrderOfSubmissionWhenThereAreFewerConnectionsThanIntents() {
        fixture.launch();
        for (long orderId = 1; orderId <= 20; orderId++) {
            fixture.client.cancel(0, orderId);
        }
        for (long orderId = 1; orderId <= 20; orderId++) {
            fixture.work();
            final ScriptedNetwork.ScriptedWire wire = fixture.request();
            assertTrue(wire.requestLine().contains("&orderId=" + orderId + "&"), wire.requestLine());
            wire.answer(canceled("BTCUSDT", orderId));
        }
        fixture.work();
        assertEquals(20, fixture.poll().size());
    }

    @Test
    void shouldHaveNoOrderLeftOverFromAnotherOutcomeWhenTheAnswerDescribesNone() {
        fixture.launch();
        fixture.submit(1);
        fixture.request().answer(answer(400, "{\"code\":-1102,\"msg\":\"no\"}"));
        fixture.work();
        fixture.client.poll(
                outcome -> assertEquals(OrderStatus.ABSENT, outcome.order().status()), 1);
        fixture.submit(2);
        fixture.request().answer(canceled("BTCUSDT", 2));
        fixture.work();
        fixture.client.poll(
                outcome -> assertEquals(OrderStatus.CANCELED, outcome.order().status()), 1);
        fixture.submit(3);
        fixture.request().answer(answer(400, "{\"code\":-1102,\"msg\":\"no\"}"));
        fixture.work();
        fixture.client.poll(
                outcome -> assertEquals(OrderStatus.ABSENT, outcome.order().status()), 1);
        assertEquals(0, fixture.client.unfinished());
    }
}
