package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quash.engine.order.OrderStatus;
import java.util.EnumSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 4 of the API facts, row by row. */
class CancelClassifierTest {
    private final AnswerScanner scanner = new AnswerScanner();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | {"status":"CANCELED"}                                        | CANCELED
                    200 | {"status":"FILLED"}                                          | CLOSED
                    200 | {"status":"EXPIRED"}                                         | CLOSED
                    200 | {"status":"EXPIRED_IN_MATCH"}                                | CLOSED
                    200 | {"status":"REJECTED"}                                        | CLOSED
                    200 | {"status":"NEW"}                                             | UNKNOWN
                    200 | {"status":"PARTIALLY_FILLED"}                                | UNKNOWN
                    200 | {"status":"SOMETHING_NEW"}                                   | UNKNOWN
                    200 | {"code":200,"msg":"done"}                                    | UNKNOWN
                    200 | {}                                                           | UNKNOWN
                    200 | {"status":"CANCELED"                                         | UNKNOWN
                    200 | <html>                                                       | UNKNOWN
                    202 | {"status":"CANCELED"}                                        | UNKNOWN
                    204 | ''                                                           | UNKNOWN
                    302 | ''                                                           | UNKNOWN
                    400 | {"code":-2011,"msg":"Unknown order sent."}                   | NOT_IN_BOOK
                    400 | {"code":-2011,"msg":"CANCEL_REJECTED"}                       | NOT_IN_BOOK
                    400 | {"code":-1021,"msg":"Timestamp"}                             | CLOCK
                    400 | {"code":-5028,"msg":"Timestamp"}                             | CLOCK
                    400 | {"code":-1022,"msg":"Signature"}                             | REJECTED
                    400 | {"code":-1102,"msg":"Mandatory"}                             | REJECTED
                    400 | {"code":-1121,"msg":"Invalid symbol."}                       | REJECTED
                    400 | {"code":-2014,"msg":"API-key format invalid."}               | REJECTED
                    401 | {"code":-2015,"msg":"Invalid API-key"}                       | REJECTED
                    400 | {"code":-4408,"msg":"reduce only"}                           | REJECTED
                    400 | {"code":51006,"msg":"documented without a sign"}             | REJECTED
                    400 | {"code":-1000,"msg":"Unknown error"}                         | UNKNOWN
                    400 | {"code":-1001,"msg":"Internal error"}                        | UNKNOWN
                    400 | {"code":-1006,"msg":"Execution status unknown."}             | UNKNOWN
                    400 | {"code":-1007,"msg":"Send status unknown"}                   | UNKNOWN
                    400 | {"code":51998,"msg":"?"}                                     | UNKNOWN
                    400 | {"code":51999,"msg":"?"}                                     | UNKNOWN
                    400 | {"code":-5041,"msg":"Time out for too many requests"}        | UNKNOWN
                    400 | {"code":-1008,"msg":"throttled"}                             | BACK_OFF
                    400 | {"code":-1003,"msg":"Too many requests"}                     | LIMITED
                    400 | {"code":0,"msg":"?"}                                         | UNKNOWN
                    400 | {"code":"x","msg":"?"}                                       | UNKNOWN
                    400 | {"msg":"no code"}                                            | UNKNOWN
                    400 | Bad request                                                  | UNKNOWN
                    403 | <html>                                                       | BLOCKED
                    403 | {"code":-2015,"msg":"?"}                                     | BLOCKED
                    404 | <html>                                                       | REJECTED
                    451 | {"msg":"restricted location"}                                | REJECTED
                    408 | {"code":-1022,"msg":"?"}                                     | UNKNOWN
                    408 | ''                                                           | UNKNOWN
                    418 | {"code":-1003,"msg":"banned until 1615183669840."}           | LIMITED
                    429 | {"code":-1003,"msg":"Too many requests"}                     | LIMITED
                    429 | <html>                                                       | LIMITED
                    500 | {"code":-1022,"msg":"Signature"}                             | UNKNOWN
                    502 | <html>                                                       | UNKNOWN
                    504 | <html>                                                       | UNKNOWN
                    503 | {"msg":"Service Unavailable."}                               | BACK_OFF
                    503 | {"code":-1000,"msg":"Service Unavailable."}                  | BACK_OFF
                    503 | {"code":-1008,"msg":"Request throttled"}                     | BACK_OFF
                    503 | {"code":-1016,"msg":"This service is no longer available."}  | UNKNOWN
                    503 | {"code":-2011,"msg":"Unknown order sent."}                   | UNKNOWN
                    503 | Service Unavailable.                                         | UNKNOWN
                    """)
    void shouldGiveTheVerdictOfTheRowWhenAnswered(final int status, final String body, final Verdict verdict) {
        assertEquals(verdict, classify(status, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":-1000,\"msg\":\"%s\"}", "{\"msg\":\"%s\"}"})
    void shouldTellTheTwoOther503TextsApartWhenTheyComeWithAnyCode(final String body) {
        assertEquals(
                Verdict.UNKNOWN,
                classify(503, String.format(body, "Unknown error, please check your request or try again later.")));
        assertEquals(
                Verdict.REPEAT,
                classify(
                        503, String.format(body, "Internal error; unable to process your request. Please try again.")));
        assertEquals(
                Verdict.UNKNOWN,
                classify(
                        503, String.format(body, "Internal error; unable to process your request. Please try again!")));
    }

    @Test
    void shouldCallAnOrderClosedWhenItsStatusIsFinal() {
        final Set<OrderStatus> closed = EnumSet.of(
                OrderStatus.FILLED,
                OrderStatus.CANCELED,
                OrderStatus.EXPIRED,
                OrderStatus.EXPIRED_IN_MATCH,
                OrderStatus.REJECTED);
        for (final OrderStatus status : OrderStatus.values()) {
            assertEquals(closed.contains(status), CancelClassifier.isClosed(status), status.toString());
        }
    }

    private Verdict classify(final int status, final String body) {
        final byte[] bytes = body.getBytes(UTF_8);
        final boolean wellFormed = scanner.scan(new UnsafeBuffer(bytes), 0, bytes.length);
        return CancelClassifier.classify(status, scanner, wellFormed);
    }
}
