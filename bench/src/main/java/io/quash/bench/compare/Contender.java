package io.quash.bench.compare;

import java.io.IOException;

/** A client that is measured. All methods are called by the one thread that made it. */
interface Contender extends AutoCloseable {
    /** Gets ready to cancel these orders one after the other. Not measured. */
    default void begin(final long firstOrderId, final int count) throws IOException {}

    /**
     * Cancels an order and returns when its answer is read and checked.
     *
     * @throws WrongAnswer when the order is not cancelled
     */
    void cancel(long orderId) throws IOException, InterruptedException;

    /** The orders given to {@link #begin} are cancelled; others have their turn now. Not measured. */
    default void end() {}

    @Override
    void close();
}
