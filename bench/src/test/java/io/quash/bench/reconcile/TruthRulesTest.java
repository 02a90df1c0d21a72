package io.quash.bench.reconcile;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quash.bench.exchange.OrderState;
import io.quash.bench.exchange.OrderTruth;
import io.quash.bench.exchange.Reported;
import io.quash.engine.OutcomeKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule with what it allows and, as its control, what it must find. */
class TruthRulesTest {
    @ParameterizedTest
    @CsvSource({
        "CANCELED, 1, true, CANCELED, CANCELED",
        "CANCELED, 2, true, CANCELED, UNKNOWN_ORDER",
        "CLOSED, 1, false, FILLED, UNKNOWN_ORDER",
        "CLOSED, 1, false, FILLED, FILLED",
        "CLOSED, 1, false, CANCELED, UNKNOWN_ORDER",
        "CLOSED, 1, false, OPEN, UNKNOWN_ORDER",
        "GONE, 1, false, FILLED, UNKNOWN_ORDER",
        "GONE, 1, false, PARTIALLY_FILLED, UNKNOWN_ORDER",
        "GONE, 0, false, UNKNOWN, NOTHING",
        "REJECTED, 1, false, OPEN, OTHER",
        "REJECTED, 0, false, UNKNOWN, NOTHING",
        "REJECTED, 1, false, FILLED, OTHER",
        "NOT_SENT, 0, false, UNKNOWN, NOTHING",
        "UNKNOWN, 3, true, CANCELED, NOTHING",
        "UNKNOWN, 0, false, OPEN, NOTHING"
    })
    void shouldAllowWhatIsTrue(
            final OutcomeKind kind,
            final int requests,
            final boolean applied,
            final OrderState state,
            final Reported reported) {
        assertNull(TruthRules.contradiction(kind, new OrderTruth(requests, applied, state, reported, reported)));
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELED, 1, false, OPEN, CANCELED",
        "CANCELED, 1, false, FILLED, UNKNOWN_ORDER",
        "CANCELED, 1, false, CANCELED, UNKNOWN_ORDER",
        "CANCELED, 0, false, UNKNOWN, NOTHING",
        "CLOSED, 1, false, OPEN, OTHER",
        "CLOSED, 1, false, PARTIALLY_FILLED, NOTHING",
        "CLOSED, 0, false, UNKNOWN, NOTHING",
        "GONE, 1, false, OPEN, OTHER",
        "GONE, 0, false, OPEN, NOTHING",
        "REJECTED, 1, true, CANCELED, OTHER",
        "NOT_SENT, 1, false, OPEN, NOTHING",
        "NOT_SENT, 1, true, CANCELED, NOTHING"
    })
    void shouldFindWhatIsFalse(
            final OutcomeKind kind,
            final int requests,
            final boolean applied,
            final OrderState state,
            final Reported reported) {
        assertNotNull(TruthRules.contradiction(kind, new OrderTruth(requests, applied, state, reported, reported)));
    }
}
