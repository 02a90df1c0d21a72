package io.quash.bench.compare;

/** A cancel was answered otherwise than that the order is cancelled. */
final class WrongAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongAnswer(final long orderId, final String answer) {
        super("the cancel of order " + orderId + " should have been answered CANCELED for this order, but was "
                + answer);
    }

    static WrongAnswer of(final long orderId, final int httpStatus, final String body) {
        return new WrongAnswer(orderId, "HTTP " + httpStatus + ' ' + body);
    }
}
