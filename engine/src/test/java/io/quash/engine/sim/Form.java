package io.quash.engine.sim;

/** Ways to put an answer into HTTP. */
enum Form {
    PLAIN(true),
    CHUNKED(true),
    CHUNKED_WITH_TRAILERS(true),
    INTERIM_FIRST(true),
    LENGTH_TWICE(true),
    IDENTITY(true),
    HTTP_1_0(true),
    CLOSE_ANNOUNCED(true),
    CLOSED_AFTERWARDS(true),
    RESET_AFTERWARDS(true),
    UNTIL_CLOSE(true),
    DUPLICATE_AT_ONCE(true),
    DUPLICATE_LATER(true),
    SURPLUS_AT_ONCE(true),
    SURPLUS_LATER(true),

    UNTIL_UNCLEAN_CLOSE(false),
    GZIP(false),
    LENGTH_TOO_SHORT(false),
    LENGTH_TOO_LONG(false),
    LENGTHS_DIFFER(false),
    LENGTH_AND_CHUNKED(false),
    BARE_LF(false),
    BAD_CHUNK(false),
    NOT_HTTP(false),
    SWITCHING_PROTOCOLS(false),
    ENDLESS_INTERIM(false),
    ENDLESS_HEADERS(false);

    /** The answer is there and can be understood. */
    final boolean readable;

    Form(final boolean readable) {
        this.readable = readable;
    }
}
