package io.quash.bench.exchange;

import java.util.concurrent.TimeUnit;

/**
 * Something that goes wrong on purpose.
 *
 * @param parameter nanoseconds or a number, as the kind says
 * @param execution what it does to the order if it befalls a cancel
 */
record Fault(FaultKind kind, long parameter, Execution execution) {
    static Fault usual(final FaultKind kind) {
        return new Fault(kind, kind.usualParameter(), kind.effect().execution());
    }

    Fault notApplied() {
        return new Fault(kind, parameter, Execution.NONE);
    }

    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(parameter);
    }

    /** How much later than usual the answer is written. */
    long delayNanos() {
        return kind == FaultKind.DELAY ? parameter : 0;
    }

    /** As it is written in a rule, without parameter. */
    String name() {
        if (!kind.effect().isEitherWay()) {
            return kind.text();
        }
        return kind.text() + (execution == Execution.NONE ? "-not-applied" : "-applied");
    }
}
