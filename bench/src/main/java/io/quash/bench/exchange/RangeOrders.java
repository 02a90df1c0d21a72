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

    /* A word: bit 0 cancelled; bits 1..20 cancel requests seen; bits 21..62 when it was cancelled, epoch ms. */
    private static final long CANCELED = 1;
    private static final long ONE_REQUEST = 1 << 1;
    private static final int REQUESTS_SHIFT = 1;
    private static final long REQUESTS_MAX = (1 << 20) - 1;
    private static final int TIME_SHIFT = 21;
    private static final long TIME_MAX = (1L << 42) - 1;

    private final OrderRange range;
    private final boolean filled;
    private final AtomicReferenceArray<AtomicLongArray> chunks;
    private volatile long allCanceledAt;

    RangeOrders(final OrderRange range, final boolean filled) {
        this.range = range;
        this.filled = filled;
        chunks = new AtomicReferenceArray<>((int) ((range.last() - range.first()) >>> CHUNK_BITS) + 1);
    }

    boolean contains(final long orderId) {
        return range.contains(orderId);
    }

    /** Counts the request and cancels the order if it is open; true for the one caller whose request did it. */
    boolean cancel(final long orderId, final long nowMillis) {
        final AtomicLongArray chunk = chunkFor(orderId);
        final int index = (int) (orderId - range.first()) & CHUNK_MASK;
        while (true) {
            final long seen = chunk.get(index);
            final boolean cancels = !filled && (seen & CANCELED) == 0 && allCanceledAt == 0;
            final long counted = requests(seen) < REQUESTS_MAX ? seen + ONE_REQUEST : seen;
            final long next = cancels ? counted | CANCELED | clamp(nowMillis) << TIME_SHIFT : counted;
            if (chunk.compareAndSet(index, seen, next)) {
                return cancels;
            }
        }
    }

    /** Cancels every open order of the range. */
    void cancelAll(final long nowMillis) {
        if (!filled && allCanceledAt == 0) {
            allCanceledAt = Math.max(1, nowMillis);
        }
    }

    OrderState state(final long orderId) {
        if (filled) {
            return OrderState.FILLED;
        }
        return canceledAt(orderId) == 0 ? OrderState.OPEN : OrderState.CANCELED;
    }

    /** When the order was cancelled, in epoch milliseconds, or 0 if it was not. */
    long canceledAt(final long orderId) {
        final long word = word(orderId);
        return (word & CANCELED) == 0 ? allCanceledAt : word >>> TIME_SHIFT;
    }

    long cancelRequests(final long orderId) {
        return requests(word(orderId));
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
