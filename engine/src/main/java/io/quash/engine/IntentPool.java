package io.quash.engine;

/** All slots for intents that can be open at a time, made beforehand. */
final class IntentPool {
    private final Intent[] free;
    private int freeCount;

    IntentPool(final int capacity) {
        free = new Intent[capacity];
        for (int i = 0; i < capacity; i++) {
            free[i] = new Intent();
        }
        freeCount = capacity;
    }

    int freeCount() {
        return freeCount;
    }

    boolean isFull() {
        return freeCount == free.length;
    }

    /** Only when {@link #freeCount()} is above 0. */
    Intent acquire() {
        final Intent intent = free[--freeCount];
        intent.reset();
        return intent;
    }

    void release(final Intent intent) {
        free[freeCount++] = intent;
    }
}
