package io.quash.bench.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.Submission;
import io.quash.engine.Context;
import io.quash.engine.OutcomeKind;
import io.quash.engine.rules.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the benchmarks measure what they say. */
@Timeout(60)
class BenchmarksTest {
    @Test
    void shouldCancelWithinOneDutyCycleWhenEchoed() {
        try (EchoGateway echo = new EchoGateway(new Context().warmUpTimeoutNs(0))) {
            Submission.requireAccepted(echo.client.cancel(EchoGateway.SYMBOL, CannedAnswer.ORDER_ID));
            echo.gateway.doWork();

            assertEquals(1, echo.client.poll(outcome -> assertEquals(OutcomeKind.CANCELED, outcome.kind()), 1));
        }
    }

    @Test
    void shouldNoticeThatACancelEndedInAnotherWay() {
        try (EchoGateway echo = new EchoGateway(new Context().warmUpTimeoutNs(0))) {
            Submission.requireAccepted(echo.client.cancel(EchoGateway.SYMBOL, CannedAnswer.ORDER_ID, 1));

            final Exception problem =
                    assertThrows(IllegalStateException.class, () -> echo.awaitOutcomes(1, OutcomeKind.CANCELED));

            assertTrue(problem.getMessage().contains("NOT_SENT"), problem::getMessage);
            assertThrows(
                    IllegalStateException.class,
                    () -> Submission.requireAccepted(echo.client.cancel(EchoGateway.SYMBOL, -1)));
        }
    }

    @Test
    void shouldRunDutyCycles() {
        final DutyCycleBenchmark benchmark = new DutyCycleBenchmark();
        benchmark.setUp();
        try {
            for (int i = 0; i < 3; i++) {
                benchmark.cancelByOrderId();
                benchmark.cancelByClientOrderId();
            }
            assertEquals(0, benchmark.idle());
        } finally {
            benchmark.tearDown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000})
    void shouldEndIntentsUnsentBesideOpenOnes(final int open) {
        final IntentBenchmark benchmark = new IntentBenchmark();
        benchmark.open = open;
        benchmark.setUp();
        try {
            benchmark.notSent();
            benchmark.notSent();
            assertEquals(open, benchmark.openNow());
        } finally {
            benchmark.tearDown();
        }
    }

    @Test
    void shouldEndAllIntentsForOneOrderWithOneAnswer() {
        final OutcomeBenchmark benchmark = new OutcomeBenchmark();
        benchmark.setUp();
        try {
            benchmark.writeAndPoll();
            benchmark.writeAndPoll();
            assertEquals(2, benchmark.requests());
        } finally {
            benchmark.tearDown();
        }
    }

    @Test
    void shouldDecodeWholeAnswers() {
        final DecodeBenchmark benchmark = new DecodeBenchmark();

        assertTrue(benchmark.response());
        assertTrue(benchmark.responseChunked());
        assertTrue(benchmark.responseInTwoReads());
        assertTrue(benchmark.json());
        assertTrue(benchmark.jsonAndRecord() > 0);
    }

    @Test
    void shouldClassifyAsNamed() {
        final ClassifyBenchmark benchmark = new ClassifyBenchmark();

        assertEquals(Event.CANCELED, benchmark.canceled());
        assertEquals(Event.NOT_IN_BOOK, benchmark.notInBook());
        assertEquals(Event.OVERLOADED, benchmark.unavailable());
    }

    @Test
    void shouldEncodeTheSameLengthWithAndWithoutSignature() {
        final EncodeBenchmark benchmark = new EncodeBenchmark();

        assertTrue(benchmark.byOrderId() > 0);
        assertEquals(benchmark.byOrderId(), benchmark.byOrderIdSigned());
        assertEquals(benchmark.byClientOrderId(), benchmark.byClientOrderIdSigned());
    }

    @Test
    void shouldHaveAnswersWhoseLengthIsTheirBodys() {
        for (int number = 0; number < 8; number++) {
            final String[] headAndBody = CannedAnswer.canceled(number).split("\r\n\r\n");
            assertTrue(headAndBody[0].contains("Content-Length: " + headAndBody[1].length() + "\r\n"), headAndBody[0]);
        }
    }
}
