package io.quash.engine.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quash.engine.venue.AnswerScanner;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTableTest {
    private final AnswerScanner scanner = new AnswerScanner();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | {"status":"CANCELED"}                                        | CANCELED
                    200 | {"status":"FILLED"}                                          | NOT_OPEN
                    200 | {"status":"EXPIRED"}                                         | NOT_OPEN
                    200 | {"status":"EXPIRED_IN_MATCH"}                                | NOT_OPEN
                    200 | {"status":"REJECTED"}                                        | NOT_OPEN
                    200 | {"status":"NEW"}                                             | UNCLEAR
                    200 | {"status":"PARTIALLY_FILLED"}                                | UNCLEAR
                    200 | {"status":"SOMETHING_NEW"}                                   | UNCLEAR
                    200 | {"code":200,"msg":"done"}                                    | UNCLEAR
                    200 | {}                                                           | UNCLEAR
                    200 | {"status":"CANCELED"                                         | UNREADABLE
                    200 | <html>                                                       | UNREADABLE
                    202 | {"status":"CANCELED"}                                        | UNCLEAR
                    204 | ''                                                           | UNCLEAR
                    302 | ''                                                           | UNCLEAR
                    400 | {"code":-2011,"msg":"Unknown order sent."}                   | NOT_IN_BOOK
                    400 | {"code":-2011,"msg":"CANCEL_REJECTED"}                       | NOT_IN_BOOK
                    400 | {"code":-1021,"msg":"Timestamp"}                             | CLOCK
                    400 | {"code":-5028,"msg":"Timestamp"}                             | CLOCK
                    400 | {"code":-1022,"msg":"Signature"}                             | REFUSED
                    400 | {"code":-1102,"msg":"Mandatory"}                             | REFUSED
                    400 | {"code":-1121,"msg":"Invalid symbol."}                       | REFUSED
                    400 | {"code":-2014,"msg":"API-key format invalid."}               | REFUSED
                    401 | {"code":-2015,"msg":"Invalid API-key"}                       | REFUSED
                    400 | {"code":-4408,"msg":"reduce only"}                           | REFUSED
                    400 | {"code":51006,"msg":"documented without a sign"}             | REFUSED
                    400 | {"code":-1000,"msg":"Unknown error"}                         | UNCLEAR
                    400 | {"code":-1001,"msg":"Internal error"}                        | UNCLEAR
                    400 | {"code":-1006,"msg":"Execution status unknown."}             | UNCLEAR
                    400 | {"code":-1007,"msg":"Send status unknown"}                   | UNCLEAR
                    400 | {"code":51998,"msg":"?"}                                     | UNCLEAR
                    400 | {"code":51999,"msg":"?"}                                     | UNCLEAR
                    400 | {"code":-5041,"msg":"Time out for too many requests"}        | UNCLEAR
                    400 | {"code":-1008,"msg":"throttled"}                             | OVERLOADED
                    400 | {"code":-1003,"msg":"Too many requests"}                     | LIMITED
                    400 | {"code":0,"msg":"?"}                                         | UNCLEAR
                    400 | {"code":"x","msg":"?"}                                       | UNCLEAR
                    400 | {"msg":"no code"}                                            | UNCLEAR
                    400 | Bad request                                                  | UNCLEAR
                    403 | <html>                                                       | BLOCKED
                    403 | {"code":-2015,"msg":"?"}                                     | BLOCKED
                    404 | <html>                                                       | REFUSED
                    451 | {"msg":"restricted location"}                                | REFUSED
                    408 | {"code":-1022,"msg":"?"}                                     | UNCLEAR
                    408 | ''                                                           | UNCLEAR
                    418 | {"code":-1003,"msg":"banned until 1615183669840."}           | LIMITED
                    429 | {"code":-1003,"msg":"Too many requests"}                     | LIMITED
                    429 | <html>                                                       | LIMITED
                    500 | {"code":-1022,"msg":"Signature"}                             | UNCLEAR
                    502 | <html>                                                       | UNCLEAR
                    504 | <html>                                                       | UNCLEAR
                    503 | {"msg":"Service Unavailable."}                               | OVERLOADED
                    503 | {"code":-1000,"msg":"Service Unavailable."}                  | OVERLOADED
                    503 | {"code":-1008,"msg":"Request throttled"}                     | OVERLOADED
                    503 | {"code":-1016,"msg":"This service is no longer available."}  | UNCLEAR
                    503 | {"code":-2011,"msg":"Unknown order sent."}                   | UNCLEAR
                    503 | Service Unavailable.                                         | UNCLEAR
                    """)
    void shouldReadTheAnswerToACancelAsTheRowSays(final int status, final String body, final Event event) {
        assertEquals(event, ofCancel(status, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":-1000,\"msg\":\"%s\"}", "{\"msg\":\"%s\"}"})
    void shouldTellTheTwoOther503TextsApartWhenTheyComeWithAnyCode(final String body) {
        assertEquals(
                Event.UNCLEAR,
                ofCancel(503, String.format(body, "Unknown error, please check your request or try again later.")));
        assertEquals(
                Event.REPEATABLE,
                ofCancel(
                        503, String.format(body, "Internal error; unable to process your request. Please try again.")));
        assertEquals(
                Event.UNCLEAR,
                ofCancel(
                        503, String.format(body, "Internal error; unable to process your request. Please try again!")));
    }

    /** The table as it is today; each code that a row names has it here, too. */
    @Test
    void shouldReadEveryCodeIn400AsItsRowOrAsARefusal() {
        for (int code = -100_000; code <= 100_000; code++) {
            assertEquals(eventOf(code), ofCancel(400, "{\"code\":" + code + "}"), () -> "code");
        }
        assertEquals(Event.REFUSED, ofCancel(400, "{\"code\":" + (1L << 32) + "}"));
        assertEquals(Event.REFUSED, ofCancel(400, "{\"code\":" + ((1L << 32) - 2011) + "}"));
        assertEquals(Event.REFUSED, ofCancel(400, "{\"code\":" + Long.MAX_VALUE + "}"));
    }

    private static Event eventOf(final int code) {
        return switch (code) {
            case -2011 -> Event.NOT_IN_BOOK;
            case -1021, -5028 -> Event.CLOCK;
            case -1008 -> Event.OVERLOADED;
            case -1003 -> Event.LIMITED;
            case 0, -1000, -1001, -1006, -1007, -5041, 51998, 51999, -51998, -51999 -> Event.UNCLEAR;
            default -> Event.REFUSED;
        };
    }

    @Test
    void shouldReadEveryStatusByItselfWhenTheBodyIsNoJson() {
        for (int status = 201; status <= 599; status++) {
            final Event event = switch (status) {
                case 403 -> Event.BLOCKED;
                case 404, 451 -> Event.REFUSED;
                case 418, 429 -> Event.LIMITED;
                default -> Event.UNCLEAR;
            };
            assertEquals(event, ofCancel(status, "<html>"), "status " + status);
            assertEquals(event, ofCancelAll(status, "<html>"), "status " + status);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | {"code":200,"msg":"done"}    | CANCELED
                    200 | {"code":"200","msg":"done"}  | CANCELED
                    200 | {"code":201}                 | UNCLEAR
                    200 | {}                           | UNCLEAR
                    200 | {"status":"CANCELED"}        | UNCLEAR
                    200 | <html>                       | UNREADABLE
                    400 | {"code":-2011}               | NOT_IN_BOOK
                    400 | {"code":200}                 | REFUSED
                    503 | {"msg":"Service Unavailable."} | OVERLOADED
                    """)
    void shouldReadTheAnswerToACancelOfAllOrdersAsTheRowSays(final int status, final String body, final Event event) {
        assertEquals(event, ofCancelAll(status, body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | {"status":"CANCELED"}         | FOUND_NOT_OPEN
                    200 | {"status":"NEW"}              | FOUND_OPEN
                    200 | {"status":"PARTIALLY_FILLED"} | FOUND_OPEN
                    200 | {"status":"FILLED"}           | FOUND_NOT_OPEN
                    200 | {"status":"EXPIRED"}          | FOUND_NOT_OPEN
                    200 | {"status":"EXPIRED_IN_MATCH"} | FOUND_NOT_OPEN
                    200 | {"status":"REJECTED"}         | FOUND_NOT_OPEN
                    200 | {"status":"SOMETHING_NEW"}    | NO_NEWS
                    200 | {"code":-2013}                | NO_NEWS
                    200 | {"status":"CANCELED"          | NO_NEWS
                    201 | {"status":"CANCELED"}         | NO_NEWS
                    400 | {"code":-2013}                | NOT_FOUND
                    400 | {"code":-1021}                | CLOCK
                    400 | {"code":-5028}                | CLOCK
                    400 | {"code":-1003}                | LIMITED
                    400 | {"code":-2011}                | NO_NEWS
                    400 | {"msg":"no code"}             | NO_NEWS
                    400 | {"code":-2013                 | NO_NEWS
                    401 | {"code":-2013}                | NO_NEWS
                    403 | <html>                        | BLOCKED
                    404 | {"code":-2013}                | NO_NEWS
                    418 | {"code":-1003}                | LIMITED
                    429 | <html>                        | LIMITED
                    503 | {"code":-2013}                | NO_NEWS
                    """)
    void shouldReadTheAnswerToAQueryAsTheRowSays(final int status, final String body, final Event event) {
        assertEquals(event, ofQuery(status, body, AnswerTable.NEVER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"status":"CANCELED","updateTime":1000}                | 1000 | FOUND_CANCELED_BY_US
                    {"status":"CANCELED","updateTime":1001}                | 1000 | FOUND_CANCELED_BY_US
                    {"status":"CANCELED","updateTime":999}                 | 1000 | FOUND_NOT_OPEN
                    {"status":"CANCELED"}                                  | 1000 | FOUND_NOT_OPEN
                    {"status":"CANCELED"}                                  | -9223372036854775808 | FOUND_NOT_OPEN
                    {"status":"CANCELED","updateTime":9223372036854775807} | 9223372036854775807 | FOUND_NOT_OPEN
                    {"status":"FILLED","updateTime":1001}                  | 1000 | FOUND_NOT_OPEN
                    {"status":"NEW","updateTime":1001}                     | 1000 | FOUND_OPEN
                    """)
    void shouldTakeACancellationForOursOnlyFromThatTimeOn(final String body, final long ownFromMs, final Event event) {
        assertEquals(event, ofQuery(200, body, ownFromMs));
    }

    private Event ofCancel(final int status, final String body) {
        final boolean wellFormed = scan(body);
        return AnswerTable.ofCancel(status, scanner, wellFormed);
    }

    private Event ofCancelAll(final int status, final String body) {
        final boolean wellFormed = scan(body);
        return AnswerTable.ofCancelAll(status, scanner, wellFormed);
    }

    private Event ofQuery(final int status, final String body, final long ownFromMs) {
        final boolean wellFormed = scan(body);
        return AnswerTable.ofQuery(status, scanner, wellFormed, ownFromMs);
    }

    private boolean scan(final String body) {
        final byte[] bytes = body.getBytes(UTF_8);
        return scanner.scan(new UnsafeBuffer(bytes), 0, bytes.length);
    }
}
