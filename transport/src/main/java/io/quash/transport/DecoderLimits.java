package io.quash.transport;

/**
 * Bounds what {@link ResponseDecoder} takes of a response before it calls it malformed. Lengths are in bytes.
 *
 * @param maxStatusLineLength of one status line, its CRLF included.
 * @param maxHeaderBytes      of all status, header and trailer lines of one response together, interim
 *                            responses and every CRLF included.
 * @param maxHeaders          number of header and trailer lines of one response together, interim responses
 *                            included.
 * @param maxInterimResponses number of 1xx responses before the final one.
 * @param maxChunkLineLength  of one chunk-size line, extensions and CRLF included.
 * @param maxBodyLength       of the body once any chunking is removed; allocated in full for each decoder.
 */
record DecoderLimits(
        int maxStatusLineLength,
        int maxHeaderBytes,
        int maxHeaders,
        int maxInterimResponses,
        int maxChunkLineLength,
        int maxBodyLength) {

    /** Several times what has been seen from the venue, yet small enough to bound a hostile peer. */
    static final DecoderLimits DEFAULTS = new DecoderLimits(1024, 32 * 1024, 128, 8, 256, 64 * 1024);
}
