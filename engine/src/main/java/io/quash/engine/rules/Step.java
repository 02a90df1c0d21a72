package io.quash.engine.rules;

import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;

/** What to do next about an order, packed into a long so that a decision allocates nothing. */
public final class Step {
    /** The intent ends with {@link #kind} and {@link #reason}. */
    public static final int END = 0;
    /** The cancel goes out. */
    public static final int SEND = 1;
    /** A query goes out. */
    public static final int ASK = 2;
    /** Another request of this order is still in flight. */
    public static final int WAIT = 3;

    private static final int OP_MASK = 3;
    private static final long PAID = 1 << 2;
    private static final long DELAYED = 1 << 3;
    private static final long ANSWERED = 1 << 4;
    private static final int KIND_SHIFT = 8;
    private static final int REASON_SHIFT = 16;
    private static final int DELAY_SHIFT = 24;
    private static final int BYTE_MASK = 0xFF;

    private static final OutcomeKind[] KINDS = OutcomeKind.values();
    private static final Reason[] REASONS = Reason.values();

    private Step() {}

    public static int op(final long step) {
        return (int) step & OP_MASK;
    }

    /** Whether the step takes a token of the retry budget. */
    public static boolean isPaid(final long step) {
        return (step & PAID) != 0;
    }

    /** Whether the request goes out after {@link #delayNs}, and not ahead of those that wait already. */
    public static boolean isDelayed(final long step) {
        return (step & DELAYED) != 0;
    }

    public static long delayNs(final long step) {
        return step >>> DELAY_SHIFT;
    }

    /** Whether the outcome rests on the answer in hand, and carries its fields. */
    public static boolean restsOnAnswer(final long step) {
        return (step & ANSWERED) != 0;
    }

    public static OutcomeKind kind(final long step) {
        return KINDS[(int) (step >> KIND_SHIFT) & BYTE_MASK];
    }

    public static Reason reason(final long step) {
        return REASONS[(int) (step >> REASON_SHIFT) & BYTE_MASK];
    }

    /** For people. Allocates. */
    public static String toString(final long step) {
        final String request =
                (isDelayed(step) ? " after " + delayNs(step) + " ns" : "") + (isPaid(step) ? ", paid" : "");
        return switch (op(step)) {
            case END -> (restsOnAnswer(step) ? "END by answer " : "END ") + kind(step) + " " + reason(step);
            case SEND -> "SEND" + request;
            case ASK -> "ASK" + request;
            default -> "WAIT";
        };
    }

    static long end(final OutcomeKind kind, final Reason reason) {
        return END | (long) kind.ordinal() << KIND_SHIFT | (long) reason.ordinal() << REASON_SHIFT;
    }

    static long endByAnswer(final OutcomeKind kind, final Reason reason) {
        return end(kind, reason) | ANSWERED;
    }

    static long send() {
        return SEND;
    }

    static long sendAfter(final long delayNs) {
        return SEND | DELAYED | delayNs << DELAY_SHIFT;
    }

    static long ask() {
        return ASK;
    }

    static long askAfter(final long delayNs) {
        return ASK | DELAYED | delayNs << DELAY_SHIFT;
    }

    static long paid(final long step) {
        return step | PAID;
    }
}
