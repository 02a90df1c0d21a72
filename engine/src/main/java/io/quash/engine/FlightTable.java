package io.quash.engine;

/**
 * Open intents by symbol and id: the leader of each order, to which later intents for the same order attach. Open
 * addressing with linear probing, made beforehand. For one thread; does not allocate.
 */
final class FlightTable {
    private final Intent[] slots;
    private final int mask;

    /** @param capacity most intents at a time. */
    FlightTable(final int capacity) {
        slots = new Intent[Integer.highestOneBit(Math.max(2, capacity) * 2 - 1) * 2];
        mask = slots.length - 1;
    }

    /** The leader for the same order, or null when there is none and this intent is it from now on. */
    Intent findOrAdd(final Intent intent) {
        int index = home(intent);
        while (slots[index] != null) {
            if (slots[index].isForSameOrder(intent)) {
                return slots[index];
            }
            index = index + 1 & mask;
        }
        slots[index] = intent;
        return null;
    }

    /** Puts another intent for the same order in the leader's place. */
    void replace(final Intent leader, final Intent successor) {
        slots[indexOf(leader)] = successor;
    }

    void remove(final Intent leader) {
        int gap = indexOf(leader);
        int index = gap;
        slots[gap] = null;
        while (slots[index = index + 1 & mask] != null) {
            final int home = home(slots[index]);
            // Moves up whatever could not be found any more across the gap.
            if ((index - home & mask) >= (index - gap & mask)) {
                slots[gap] = slots[index];
                slots[index] = null;
                gap = index;
            }
        }
    }

    private int indexOf(final Intent leader) {
        int index = home(leader);
        while (slots[index] != leader) {
            index = index + 1 & mask;
        }
        return index;
    }

    private int home(final Intent intent) {
        return intent.orderHash() & mask;
    }
}
