package io.quash.bench.exchange;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The state of every order of one range, in one word an order. Words come in chunks that are made when one of their
 * orders is first asked to be cancelled, so untouched orders cost next to nothing. Thread-safe, without locks.
 */
final class RangeOrders {
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;

    /*
     * A word: bit 0 cancelled; bit 1 filled; bits 2..15 cancel requests seen; bits 16..18 and 19..21 what the first and
     * the last of them was answered; bits 22..63 when it was cancelled or filled, epoch ms.
     */
    private static final long CANCELED = 1;
    private static final long FILLED = 1 << 1;
    private static final int REQUESTS_SHIFT = 2;
    private static final long ONE_REQUEST = 1 << REQUESTS_SHIFT;
    private static final long REQUESTS_MAX = (1 << 14) - 1;
    private static final int FIRST_REPORT_SHIFT = 16;
    private static final int LAST_REPORT_SHIFT = 19;
    private static final long REPORT_MASK = 7;
    private static final int TIME_SHIFT = 22;
    private static final long TIME_MAX = (1L << 42) - 1;

    private final OrderRange range;
    private final OrderState initial;
    private final AtomicReferenceArray<AtomicLongArray> chunks;
    private volatile long allCanceledAt;

    /** @param initial the state of its orders at the start */
    RangeOrders(final OrderRange range, final OrderState initial) {
        this.range = range;
        this.initial = initial;
        chunks = new AtomicReferenceArray<>((int) ((range.last() - range.first()) >>> CHUNK_BITS) + 1);
    }

    boolean contains(final long orderId) {
        return range.contains(orderId);
    }

    /** Counts the request and cancels the order if it is open; true for the one caller whose request did it. */
    boolean cancel(final long orderId, final long nowMillis) {
        return take(orderId, nowMillis, Execution.CANCEL, Reported.CANCELED, Reported.UNKNOWN_ORDER);
    }

    /**
     * Counts a cancel request, executes it if the order is open, and notes what will be answered.
     *
     * @return whether the order was open and has been cancelled or filled by this call
     */
    boolean take(
            final long orderId,
            final long nowMillis,
            final Execution execution,
            final Reported ifDone,
            final Reported ifNot) {
        final AtomicLongArray chunk = chunkFor(orderId);
        final int index = (int) (orderId - range.first()) & CHUNK_MASK;
        while (true) {
            final long seen = chunk.get(index);
            final boolean done = execution != Execution.NONE && isOpen(seen);
            final long counted = counted(seen, done ? ifDone : ifNot);
            final long change = execution == Execution.FILL ? FILLED : CANCELED;
            final long next = done ? counted | change | clamp(nowMillis) << TIME_SHIFT : counted;
            if (chunk.compareAndSet(index, seen, next)) {
                return done;
            }
        }
    }

    private boolean isOpen(final long word) {
        return (word & (CANCELED | FILLED)) == 0 && initial != OrderState.FILLED && allCanceledAt == 0;
    }

    private static long counted(final long word, final Reported reported) {
        final long report = reported.ordinal();
        final long counted = requests(word) < REQUESTS_MAX ? word + ONE_REQUEST : word;
        final long first = requests(word) == 0 ? report << FIRST_REPORT_SHIFT : 0;
        return counted & ~(REPORT_MASK << LAST_REPORT_SHIFT) | first | report << LAST_REPORT_SHIFT;
    }

    /** Cancels every open order of the range. */
    void cancelAll(final long nowMillis) {
        if (initial != OrderState.FILLED && allCanceledAt == 0) {
            allCanceledAt = Math.max(1, nowMillis);
        }
    }

    OrderState initial() {
        return initial;
    }

    OrderState state(final long orderId) {
        return stateIn(word(orderId));
    }

    private OrderState stateIn(final long word) {
        if ((word & FILLED) != 0) {
            return OrderState.FILLED;
        }
        return (word & CANCELED) != 0 || allCanceledAt != 0 ? OrderState.CANCELED : initial;
    }

    /** When the order was cancelled or filled, in epoch milliseconds, or 0 if it is as at the start. */
    long endedAt(final long orderId) {
        final long word = word(orderId);
        return (word & (CANCELED | FILLED)) == 0 ? allCanceledAt : word >>> TIME_SHIFT;
    }

    long cancelRequests(final long orderId) {
        return requests(word(orderId));
    }

    OrderTruth truth(final long orderId) {
        return truthIn(word(orderId));
    }

    private OrderTruth truthIn(final long word) {
        return new OrderTruth(
                requests(word),
                (word & CANCELED) != 0,
                stateIn(word),
                Reported.of((int) (word >>> FIRST_REPORT_SHIFT & REPORT_MASK)),
                Reported.of((int) (word >>> LAST_REPORT_SHIFT & REPORT_MASK)));
    }

    /** Takes the truth of one order. */
    @FunctionalInterface
    interface TruthConsumer {
        void accept(long orderId, OrderTruth truth);
    }

    /** Passes on every order that a cancel request has reached, by ascending id. */
    void forEachAsked(final TruthConsumer consumer) {
        for (int i = 0; i < chunks.length(); i++) {
            final AtomicLongArray chunk = chunks.get(i);
            for (int j = 0; chunk != null && j < chunk.length(); j++) {
                final long word = chunk.get(j);
                if (requests(word) > 0) {
                    consumer.accept(range.first() + ((long) i << CHUNK_BITS) + j, truthIn(word));
                }
            }
        }
    }

    private long word(final long orderId) {
        final AtomicLongArray chunk = chunks.get(chunkIndex(orderId));
        return chunk == null ? 0 : chunk.get((int) (orderId - range.first()) & CHUNK_MASK);
    }

    private AtomicLongArray chunkFor(final long orderId) {
        final int index = chunkIndex(orderId);
        final AtomicLongArray present = chunks.get(index);
        if (present != null) {
            return present;
        }
        final AtomicLongArray fresh = new AtomicLongArray(1 << CHUNK_BITS);
        return chunks.compareAndSet(index, null, fresh) ? fresh : chunks.get(index);
    }

    private int chunkIndex(final long orderId) {
        return (int) ((orderId - range.first()) >>> CHUNK_BITS);
    }

    private static long requests(final long word) {
        return word >>> REQUESTS_SHIFT & REQUESTS_MAX;
    }

    private static long clamp(final long millis) {
        return Math.max(1, Math.min(TIME_MAX, millis));
    }
}
