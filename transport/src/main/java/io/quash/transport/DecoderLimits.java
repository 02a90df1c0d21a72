package io.quash.transport;

/**
 * How much of a response {@link ResponseDecoder} takes before it calls it malformed. Lengths are in bytes.
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
public record DecoderLimits(
        int maxStatusLineLength,
        int maxHeaderBytes,
        int maxHeaders,
        int maxInterimResponses,
        int maxChunkLineLength,
        int maxBodyLength) {

    private static final int LARGEST = 1 << 30;
    private static final DecoderLimits DEFAULTS = new DecoderLimits(1024, 32 * 1024, 128, 8, 256, 64 * 1024);

    /** @throws IllegalArgumentException if a limit is not between 1 (interim responses: 0) and 2^30. */
    public DecoderLimits {
        check("maxStatusLineLength", maxStatusLineLength, 1);
        check("maxHeaderBytes", maxHeaderBytes, 1);
        check("maxHeaders", maxHeaders, 1);
        check("maxInterimResponses", maxInterimResponses, 0);
        check("maxChunkLineLength", maxChunkLineLength, 1);
        check("maxBodyLength", maxBodyLength, 1);
    }

    /** Several times what has been seen from the venue, yet small enough to bound a hostile peer. */
    public static DecoderLimits defaults() {
        return DEFAULTS;
    }

    public DecoderLimits withMaxStatusLineLength(final int value) {
        return new DecoderLimits(
                value, maxHeaderBytes, maxHeaders, maxInterimResponses, maxChunkLineLength, maxBodyLength);
    }

    public DecoderLimits withMaxHeaderBytes(final int value) {
        return new DecoderLimits(
                maxStatusLineLength, value, maxHeaders, maxInterimResponses, maxChunkLineLength, maxBodyLength);
    }

    public DecoderLimits withMaxHeaders(final int value) {
        return new DecoderLimits(
                maxStatusLineLength, maxHeaderBytes, value, maxInterimResponses, maxChunkLineLength, maxBodyLength);
    }

    public DecoderLimits withMaxInterimResponses(final int value) {
        return new DecoderLimits(
                maxStatusLineLength, maxHeaderBytes, maxHeaders, value, maxChunkLineLength, maxBodyLength);
    }

    public DecoderLimits withMaxChunkLineLength(final int value) {
        return new DecoderLimits(
                maxStatusLineLength, maxHeaderBytes, maxHeaders, maxInterimResponses, value, maxBodyLength);
    }

    public DecoderLimits withMaxBodyLength(final int value) {
        return new DecoderLimits(
                maxStatusLineLength, maxHeaderBytes, maxHeaders, maxInterimResponses, maxChunkLineLength, value);
    }

    private static void check(final String name, final int value, final int smallest) {
        if (value < smallest || value > LARGEST) {
            throw new IllegalArgumentException(
                    name + " must be between " + smallest + " and " + LARGEST + ", but is " + value);
        }
    }
}
