package io.quash.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryClassifierTest {
    private final AnswerScanner scanner = new AnswerScanner();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | {"status":"CANCELED"}         | CANCELED
                    200 | {"status":"NEW"}              | OPEN
                    200 | {"status":"PARTIALLY_FILLED"} | OPEN
                    200 | {"status":"FILLED"}           | CLOSED
                    200 | {"status":"EXPIRED"}          | CLOSED
                    200 | {"status":"EXPIRED_IN_MATCH"} | CLOSED
                    200 | {"status":"REJECTED"}         | CLOSED
                    200 | {"status":"SOMETHING_NEW"}    | INCONCLUSIVE
                    200 | {"code":-2013}                | INCONCLUSIVE
                    200 | {"status":"CANCELED"          | INCONCLUSIVE
                    201 | {"status":"CANCELED"}         | INCONCLUSIVE
                    400 | {"code":-2013}                | NOT_FOUND
                    400 | {"code":-1021}                | CLOCK
                    400 | {"code":-5028}                | CLOCK
                    400 | {"code":-1003}                | LIMITED
                    400 | {"code":-2011}                | INCONCLUSIVE
                    400 | {"msg":"no code"}             | INCONCLUSIVE
                    400 | {"code":-2013                 | INCONCLUSIVE
                    401 | {"code":-2013}                | INCONCLUSIVE
                    403 | <html>                        | BLOCKED
                    404 | {"code":-2013}                | INCONCLUSIVE
                    418 | {"code":-1003}                | LIMITED
                    429 | <html>                        | LIMITED
                    503 | {"code":-2013}                | INCONCLUSIVE
                    """)
    void shouldGiveTheVerdictOfTheRowWhenAnswered(final int status, final String body, final QueryVerdict verdict) {
        final boolean wellFormed = Scans.scan(scanner, body);
        assertEquals(verdict, QueryClassifier.classify(status, scanner, wellFormed));
    }
}
