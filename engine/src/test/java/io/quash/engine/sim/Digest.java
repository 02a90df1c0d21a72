package io.quash.engine.sim;

import java.util.Arrays;

/** A hash over all that is added, in order; the same in every JVM. */
public final class Digest {
    private long value = 0xCBF29CE484222325L;

    public Digest add(final long next) {
        value = (value ^ next) * 0x100000001B3L;
        value ^= value >>> 29;
        return this;
    }

    public Digest add(final String text) {
        return add(text.hashCode());
    }

    public Digest add(final byte[] bytes) {
        return add(Arrays.hashCode(bytes));
    }

    public long value() {
        return value;
    }
}
