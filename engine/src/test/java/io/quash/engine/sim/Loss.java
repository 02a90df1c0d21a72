package io.quash.engine.sim;

/** Where an answer ends before its time, and how the connection goes on then. */
enum Loss {
    SILENCE(Place.BEFORE, Ending.SILENCE),
    END(Place.BEFORE, Ending.FIN),
    RESET(Place.BEFORE, Ending.RESET),
    SILENCE_IN_HEADERS(Place.IN_HEADERS, Ending.SILENCE),
    END_IN_HEADERS(Place.IN_HEADERS, Ending.FIN),
    RESET_IN_HEADERS(Place.IN_HEADERS, Ending.RESET),
    SILENCE_IN_BODY(Place.IN_BODY, Ending.SILENCE),
    END_IN_BODY(Place.IN_BODY, Ending.FIN),
    RESET_IN_BODY(Place.IN_BODY, Ending.RESET);

    enum Place {
        BEFORE,
        IN_HEADERS,
        IN_BODY
    }

    enum Ending {
        SILENCE,
        FIN,
        RESET
    }

    final Ending ending;
    private final Place place;

    Loss(final Place place, final Ending ending) {
        this.place = place;
        this.ending = ending;
    }

    /** How many bytes of the answer still go out: never all. */
    int bytesLeft(final int headLength, final int length, final Draws draws) {
        return switch (place) {
            case BEFORE -> 0;
            case IN_HEADERS -> 1 + draws.below(headLength - 1);
            case IN_BODY -> length > headLength ? headLength + draws.below(length - headLength) : headLength - 1;
        };
    }
}
