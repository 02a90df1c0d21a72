package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlightTableTest {
    @Test
    void shouldAgreeWithAMapWhenIntentsComeAndGoAtRandom() {
        final Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            final FlightTable table = new FlightTable(16);
            final Map<Long, Intent> model = new HashMap<>();
            for (int step = 0; step < 500; step++) {
                final long orderId = random.nextInt(40);
                if (model.size() < 16 && random.nextBoolean()) {
                    final Intent intent = intent(orderId);
                    assertSame(model.get(orderId), table.findOrAdd(intent));
                    model.putIfAbsent(orderId, intent);
                } else if (!model.isEmpty()) {
                    final List<Long> ids = new ArrayList<>(model.keySet());
                    table.remove(model.remove(ids.get(random.nextInt(ids.size()))));
                }
                for (final Map.Entry<Long, Intent> entry : model.entrySet()) {
                    assertSame(entry.getValue(), table.findOrAdd(intent(entry.getKey())));
                }
            }
        }
    }

    @Test
    void shouldFindTheSuccessorWhenALeaderWasReplaced() {
        final FlightTable table = new FlightTable(4);
        final Intent leader = intent(1);
        final Intent successor = intent(1);
        assertNull(table.findOrAdd(leader));
        table.replace(leader, successor);
        assertSame(successor, table.findOrAdd(intent(1)));
        table.remove(successor);
        assertNull(table.findOrAdd(leader));
        assertEquals(1, leader.orderId);
    }

    private static Intent intent(final long orderId) {
        final Intent intent = new Intent();
        intent.orderId = orderId;
        return intent;
    }
}
