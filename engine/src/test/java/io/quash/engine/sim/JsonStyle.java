package io.quash.engine.sim;

/** Ways to write an order; all but the last three are the same to a reader that goes by name. */
enum JsonStyle {
    DOCUMENTED,
    SHUFFLED,
    EXTENDED,
    ESCAPED,
    SPACED,
    NULLS,
    SPARSE,
    DOUBLED_NAME,
    CUT,
    OTHER_ORDER
}
