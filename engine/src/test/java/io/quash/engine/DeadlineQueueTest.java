package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeadlineQueueTest {
    @Test
    void shouldAgreeWithASortedListWhenIntentsComeAndGoAtRandom() {
        final Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            final DeadlineQueue queue = new DeadlineQueue(64);
            final List<Intent> model = new ArrayList<>();
            for (int step = 0; step < 300; step++) {
                if (model.size() < 64 && random.nextInt(5) < 3) {
                    final Intent intent = new Intent();
                    intent.deadlineNs = random.nextInt(50);
                    queue.add(intent);
                    model.add(intent);
                } else if (!model.isEmpty()) {
                    queue.remove(model.remove(random.nextInt(model.size())));
                }
                assertEquals(nearest(model), queue.peek() == null ? Long.MAX_VALUE : queue.peek().deadlineNs);
            }
        }
    }

    @Test
    void shouldShowAnIntentOnlyWhenItsDeadlineIsReached() {
        final DeadlineQueue queue = new DeadlineQueue(1);
        final Intent intent = new Intent();
        intent.deadlineNs = 10;
        queue.add(intent);
        assertNull(queue.peekExpired(9));
        assertSame(intent, queue.peekExpired(10));
    }

    @Test
    void shouldOrderByDifferenceWhenTheClockWrapsAround() {
        final DeadlineQueue queue = new DeadlineQueue(2);
        final Intent later = new Intent();
        later.deadlineNs = Long.MIN_VALUE + 1;
        final Intent sooner = new Intent();
        sooner.deadlineNs = Long.MAX_VALUE - 1;
        queue.add(later);
        queue.add(sooner);
        assertSame(sooner, queue.peek());
    }

    private static long nearest(final List<Intent> model) {
        return model.stream()
                .min(Comparator.comparingLong(intent -> intent.deadlineNs))
                .map(intent -> intent.deadlineNs)
                .orElse(Long.MAX_VALUE);
    }
}
