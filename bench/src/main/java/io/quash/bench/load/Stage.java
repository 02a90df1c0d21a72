package io.quash.bench.load;

import java.util.Locale;

/** A part of a cancel's way, from one stamp to the next. */
public enum Stage {
    RING("submitted to dequeued"),
    SIGN("dequeued to signed, with the wait for a free connection"),
    SEND("signed to handed to the kernel"),
    VENUE("handed to the kernel to first byte of the answer"),
    DECODE("first byte to decoded"),
    TOTAL("intended time (open loop) or submission (closed loop) to decoded");

    static final int COUNT = values().length;

    private final String extent;

    Stage(final String extent) {
        this.extent = extent;
    }

    /** Its name in files and tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From what to what. */
    public String extent() {
        return extent;
    }
}
