package io.quash.transport;

import org.agrona.DirectBuffer;

/**
 * Incremental decoder of HTTP/1.1 responses (RFC 9110, RFC 9112) to requests other than HEAD and CONNECT.
 * The result is the same however the bytes are split over calls.
 *
 * <p>Lenient nowhere that two readers could disagree about where a response ends: every such doubt is a
 * {@link Malformation}, after which the connection must not be used. Interim (1xx) responses are skipped.
 * Trailers are checked and dropped. Not thread-safe; after construction it neither allocates nor throws,
 * whatever the bytes are.
 */
public final class ResponseDecoder {
    /** Value of a number that the response does not carry, or not in a form that can be read. */
    public static final long ABSENT = -1;

    /** Longer delays are cut down to this; as nanoseconds it still fits a long. */
    public static final long MAX_RETRY_AFTER_SECONDS = Integer.MAX_VALUE;

    private enum Stage {
        HEAD,
        SIZED_BODY,
        CHUNKED_BODY,
        TRAILERS,
        BODY_UNTIL_CLOSE,
        COMPLETE,
        MALFORMED
    }

    private static final int INPUT_LENGTH = 4096;

    // Every read is copied to the heap once, in a piece: the JIT compiles access to an array without the barriers and
    // repeated bounds checks that each single access to memory which may lie outside the heap costs.
    private final byte[] input = new byte[INPUT_LENGTH];
    private final LineAssembler lines;
    private final ResponseHead head;
    private final ResponseBody body;
    private final ChunkedBody chunks;

    private Stage stage = Stage.HEAD;
    private Malformation malformation = Malformation.NONE;
    private boolean isIdle = true;
    private boolean isEndedByClose;

    /** Allocates all it will ever need, about 100 KiB. */
    public ResponseDecoder() {
        this(DecoderLimits.DEFAULTS);
    }

    ResponseDecoder(final DecoderLimits limits) {
        lines = new LineAssembler(Math.max(limits.maxHeaderBytes(), limits.maxChunkLineLength()));
        head = new ResponseHead(limits, lines);
        body = new ResponseBody(limits.maxBodyLength());
        chunks = new ChunkedBody(lines, body, limits.maxChunkLineLength());
    }

    /** Makes ready for the next response; needed after each, whether complete or not. */
    public void reset() {
        lines.reset();
        head.reset();
        body.reset();
        chunks.reset();
        stage = Stage.HEAD;
        malformation = Malformation.NONE;
        isIdle = true;
        isEndedByClose = false;
    }

    /**
     * Takes bytes up to the end of one final response. The source is not looked at again after the call.
     *
     * @return how many bytes were taken: fewer than {@code length} only if the response is complete (what is
     *     left is surplus) or malformed (the next byte is the one at which that became certain). Always 0
     *     once it is either.
     */
    public int decode(final DirectBuffer source, final int offset, final int length) {
        int taken = 0;
        while (taken < length && !isEnded()) {
            isIdle = false;
            final int count = Math.min(length - taken, input.length);
            source.getBytes(offset + taken, input, 0, count);
            taken += decodeInput(count);
        }
        return taken;
    }

    /**
     * To be called when the peer closed. A response whose body runs until then is complete; any other that
     * has begun is {@link Malformation#TRUNCATED}; if none has begun, the decoder stays idle.
     *
     * @return true if this completed the response.
     */
    public boolean endOfStream() {
        if (stage == Stage.BODY_UNTIL_CLOSE) {
            stage = Stage.COMPLETE;
            return true;
        }
        if (!isIdle && !isEnded()) {
            malform(Malformation.TRUNCATED);
        }
        return false;
    }

    /** Not one byte of a response was seen since {@link #reset()}. */
    public boolean isIdle() {
        return isIdle;
    }

    /** A final response is there in full. Only then do the accessors below mean anything. */
    public boolean isComplete() {
        return stage == Stage.COMPLETE;
    }

    public boolean isMalformed() {
        return stage == Stage.MALFORMED;
    }

    /** {@link Malformation#NONE} unless {@link #isMalformed()}. */
    public Malformation malformation() {
        return malformation;
    }

    /** Of the final response, 200 to 599. */
    public int statusCode() {
        return head.statusLine().statusCode();
    }

    /**
     * The decoder's own buffer; the body is its first {@link #bodyLength()} bytes, until {@link #reset()}.
     */
    public DirectBuffer body() {
        return body.buffer();
    }

    public int bodyLength() {
        return body.length();
    }

    /** Whether the peer means to keep the connection open for another request. */
    public boolean keepAlive() {
        return !isEndedByClose && head.fields().keepAlive(head.statusLine().isHttp10());
    }

    /**
     * Whether there is a Content-Encoding other than {@code identity}: the body is then not what it seems.
     */
    public boolean isBodyEncoded() {
        return head.fields().isBodyEncoded();
    }

    /** X-MBX-USED-WEIGHT-1M, or {@link #ABSENT}. */
    public long usedWeight() {
        return head.fields().usedWeight();
    }

    /** X-MBX-ORDER-COUNT-1M, or {@link #ABSENT}. */
    public long orderCount() {
        return head.fields().orderCount();
    }

    /**
     * Retry-After in seconds, at most {@link #MAX_RETRY_AFTER_SECONDS}, or {@link #ABSENT}. If it is a date:
     * the seconds from the response's own Date until then, 0 if that is past, and absent without a Date.
     */
    public long retryAfterSeconds() {
        return head.fields().retryAfterSeconds();
    }

    /** Date in seconds since the epoch, or {@link #ABSENT}. */
    public long dateEpochSeconds() {
        return head.fields().dateEpochSeconds();
    }

    /** x-response-time in milliseconds: the venue's own time for the request, or {@link #ABSENT}. */
    public long responseTimeMs() {
        return head.fields().responseTimeMs();
    }

    private boolean isEnded() {
        return stage == Stage.COMPLETE || stage == Stage.MALFORMED;
    }

    private int decodeInput(final int length) {
        int position = 0;
        while (position < length && !isEnded()) {
            position = decodeSome(input, position, length);
        }
        return position;
    }

    private int decodeSome(final byte[] source, final int start, final int end) {
        return switch (stage) {
            case HEAD, TRAILERS -> decodeHead(source, start, end);
            case SIZED_BODY -> decodeSizedBody(source, start, end);
            case CHUNKED_BODY -> decodeChunks(source, start, end);
            case BODY_UNTIL_CLOSE -> decodeBodyUntilClose(source, start, end);
            case COMPLETE, MALFORMED -> start;
        };
    }

    private int decodeHead(final byte[] source, final int start, final int end) {
        final int next = head.decode(source, start, end);
        if (head.malformation() != Malformation.NONE) {
            malform(head.malformation());
        } else if (head.isEndOfHeaders()) {
            stage = stageAfterHeaders();
        } else if (head.isEndOfTrailers()) {
            stage = Stage.COMPLETE;
        }
        return next;
    }

    private Stage stageAfterHeaders() {
        final HeaderFields fields = head.fields();
        if (head.statusLine().isBodiless() || fields.contentLength() == 0) {
            return Stage.COMPLETE;
        }
        if (fields.isChunked()) {
            return Stage.CHUNKED_BODY;
        }
        if (fields.contentLength() != ABSENT) {
            return Stage.SIZED_BODY;
        }
        isEndedByClose = true;
        return Stage.BODY_UNTIL_CLOSE;
    }

    private int decodeSizedBody(final byte[] source, final int start, final int end) {
        final int missing = (int) head.fields().contentLength() - body.length();
        final int count = Math.min(missing, end - start);
        body.append(source, start, count);
        if (count == missing) {
            stage = Stage.COMPLETE;
        }
        return start + count;
    }

    private int decodeChunks(final byte[] source, final int start, final int end) {
        final int next = chunks.decode(source, start, end);
        if (chunks.malformation() != Malformation.NONE) {
            malform(chunks.malformation());
        } else if (chunks.isLastChunkSeen()) {
            head.beginTrailers();
            stage = Stage.TRAILERS;
        }
        return next;
    }

    private int decodeBodyUntilClose(final byte[] source, final int start, final int end) {
        final int count = Math.min(body.room(), end - start);
        body.append(source, start, count);
        if (count < end - start) {
            malform(Malformation.BODY_TOO_LONG);
        }
        return start + count;
    }

    private void malform(final Malformation cause) {
        malformation = cause;
        stage = Stage.MALFORMED;
    }
}
