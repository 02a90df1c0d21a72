package io.quash.bench.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A fault and when it strikes, written {@code KIND[:PARAMETER][@SELECTOR]}: {@code delay:3s@1%},
 * {@code rst-within-body@every:50}, {@code drop-not-applied@attempt=1,orders:100..120},
 * {@code status-502@on=query,10%}. The kind {@code mixed} is a mixture of all that go together.
 *
 * <p>Where a request may be executed or not, {@code -applied} or {@code -not-applied} ends the kind; without either it
 * is executed.
 */
public final class FaultRule {
    private static final String MIXED = "mixed";
    private static final String APPLIED = "-applied";
    private static final String NOT_APPLIED = "-not-applied";

    private final String text;
    private final List<Fault> faults;
    private final FaultSelector selector;

    private FaultRule(final String text, final List<Fault> faults, final FaultSelector selector) {
        this.text = text;
        this.faults = faults;
        this.selector = selector;
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException naming what is wrong with the text and all that is allowed
     */
    public static FaultRule parse(final String text) {
        final int at = text.indexOf('@');
        final String what = at < 0 ? text : text.substring(0, at);
        final String when = at < 0 ? null : text.substring(at + 1);
        try {
            return what.equals(MIXED) ? mixed(text, when) : single(text, what, when);
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no fault: " + e.getMessage() + "\n" + FaultRule.allowed(), e);
        }
    }

    private static FaultRule mixed(final String text, final String when) {
        final FaultSelector selector = selector(when, Occasion.REQUESTS);
        final List<Fault> faults = new ArrayList<>();
        for (final FaultKind kind : FaultKind.values()) {
            if (kind.isMixedOn(selector.on())) {
                faults.add(Fault.usual(kind));
                if (kind.effect().isEitherWay()) {
                    faults.add(Fault.usual(kind).notApplied());
                }
            }
        }
        return new FaultRule(text, List.copyOf(faults), selector);
    }

    private static FaultRule single(final String text, final String what, final String when) {
        final int colon = what.indexOf(':');
        final String name = colon < 0 ? what : what.substring(0, colon);
        final Fault usual = named(name);
        final FaultKind kind = usual.kind();
        final Fault fault = colon < 0
                ? usual
                : new Fault(kind, kind.parameter().parse(what.substring(colon + 1)), usual.execution());
        if (kind.occasions().isEmpty() && when != null) {
            throw new IllegalArgumentException("it holds at all times, so it takes no selector");
        }
        return new FaultRule(text, List.of(fault), selector(when, kind.occasions()));
    }

    private static FaultSelector selector(final String when, final Set<Occasion> possible) {
        return when == null ? FaultSelector.always(possible) : FaultSelector.parse(when, possible);
    }

    private static Fault named(final String name) {
        for (final FaultKind kind : FaultKind.values()) {
            final boolean eitherWay = kind.effect().isEitherWay();
            if (name.equals(kind.text()) || eitherWay && name.equals(kind.text() + APPLIED)) {
                return Fault.usual(kind);
            }
            if (eitherWay && name.equals(kind.text() + NOT_APPLIED)) {
                return Fault.usual(kind).notApplied();
            }
        }
        throw new IllegalArgumentException("there is no kind '" + name + "'");
    }

    /** What may be written, for people. */
    static String allowed() {
        final StringBuilder kinds = new StringBuilder(MIXED);
        for (final FaultKind kind : FaultKind.values()) {
            kinds.append(", ").append(kind.text());
            kinds.append(kind.effect().isEitherWay() ? "[" + NOT_APPLIED + "]" : "");
            kinds.append(
                    kind.parameter() == FaultParameter.NONE
                            ? ""
                            : "[:" + kind.parameter().label() + "]");
        }
        return "Write KIND[:PARAMETER][@SELECTOR].\nSELECTOR is " + FaultSelector.FORM + ".\nKIND is one of " + kinds;
    }

    /** One of them strikes. */
    List<Fault> faults() {
        return faults;
    }

    FaultSelector selector() {
        return selector;
    }

    /** How far this puts the exchange's clock ahead. */
    long clockSkewMillis() {
        final Fault first = faults.get(0);
        return first.kind() == FaultKind.CLOCK_SKEW ? first.millis() : 0;
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
