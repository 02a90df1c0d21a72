package io.quash.transport;

/**
 * Status line and headers of the final response, with the interim responses before it; and its trailers,
 * which share the budget of bytes and lines.
 */
final class ResponseHead {
    private enum Stage {
        STATUS_LINE,
        HEADERS,
        END_OF_HEADERS,
        TRAILERS,
        END_OF_TRAILERS
    }

    private final DecoderLimits limits;
    private final LineAssembler lines;
    private final StatusLine statusLine = new StatusLine();
    private final HeaderLine header = new HeaderLine();
    private final HeaderFields fields = new HeaderFields();
    private final LastHead last = new LastHead();

    private Stage stage = Stage.STATUS_LINE;
    private Malformation malformation = Malformation.NONE;
    private int interimResponses;
    private int headerCount;
    private int byteCount;

    ResponseHead(final DecoderLimits limits, final LineAssembler lines) {
        this.limits = limits;
        this.lines = lines;
    }

    void reset() {
        statusLine.reset();
        fields.reset();
        last.rewind();
        stage = Stage.STATUS_LINE;
        malformation = Malformation.NONE;
        interimResponses = 0;
        headerCount = 0;
        byteCount = 0;
    }

    /** Takes lines up to the end of headers or trailers. Returns where to go on, or the index of the malformed byte. */
    int decode(final byte[] source, final int start, final int end) {
        int position = start;
        do {
            position = decodeLine(source, position, end);
        } while (position < end
                && stage != Stage.END_OF_HEADERS
                && stage != Stage.END_OF_TRAILERS
                && malformation == Malformation.NONE);
        return position;
    }

    private int decodeLine(final byte[] source, final int start, final int end) {
        final int budget = limits.maxHeaderBytes() - byteCount;
        if (stage == Stage.HEADERS && lines.isAtStart()) {
            final int next = acceptRepeated(source, start, start + Math.min(end - start, budget));
            if (next > start) {
                return next;
            }
        }
        final boolean isOwnLimitNearer = stage == Stage.STATUS_LINE && limits.maxStatusLineLength() <= budget;
        final int next = isOwnLimitNearer
                ? lines.assemble(source, start, end, limits.maxStatusLineLength(), Malformation.STATUS_LINE_TOO_LONG)
                : lines.assemble(source, start, end, budget, Malformation.HEADERS_TOO_LONG);
        if (!lines.isComplete()) {
            malformation = lines.malformation();
            return next;
        }
        byteCount += lines.byteCount();
        return proceed(acceptLine(), next);
    }

    private int proceed(final Malformation cause, final int next) {
        if (cause == Malformation.NONE) {
            return next;
        }
        malformation = cause;
        return next - 1;
    }

    void beginTrailers() {
        stage = Stage.TRAILERS;
    }

    boolean isEndOfHeaders() {
        return stage == Stage.END_OF_HEADERS;
    }

    boolean isEndOfTrailers() {
        return stage == Stage.END_OF_TRAILERS;
    }

    Malformation malformation() {
        return malformation;
    }

    StatusLine statusLine() {
        return statusLine;
    }

    HeaderFields fields() {
        return fields;
    }

    private Malformation acceptLine() {
        if (stage == Stage.STATUS_LINE) {
            return acceptStatusLine();
        }
        if (lines.start() < lines.end()) {
            return acceptHeader();
        }
        if (stage == Stage.TRAILERS) {
            stage = Stage.END_OF_TRAILERS;
            return Malformation.NONE;
        }
        return acceptEndOfHeaders();
    }

    private Malformation acceptStatusLine() {
        final Malformation cause = statusLine.parse(lines.line(), lines.start(), lines.end());
        if (cause != Malformation.NONE) {
            return cause;
        }
        if (statusLine.statusCode() == 101) {
            return Malformation.UNEXPECTED_PROTOCOL_SWITCH;
        }
        if (statusLine.isInterim() && ++interimResponses > limits.maxInterimResponses()) {
            return Malformation.TOO_MANY_INTERIM_RESPONSES;
        }
        stage = Stage.HEADERS;
        return Malformation.NONE;
    }

    private Malformation acceptHeader() {
        header.wrap(lines.line(), lines.start(), lines.end());
        if (stage == Stage.TRAILERS) {
            final Malformation cause = countHeader();
            return cause == Malformation.NONE ? header.checkName() : cause;
        }
        final HeaderName name = header.name();
        final long meaning = HeaderMeaning.of(name, header);
        Malformation cause = acceptHeader(name, meaning);
        if (cause == Malformation.NONE && name == HeaderName.IGNORED) {
            cause = header.checkName();
        }
        if (cause == Malformation.NONE) {
            last.remember(lines.line(), lines.start(), lines.byteCount(), name, meaning);
        }
        return cause;
    }

    /** Takes whole lines that are the same as last time, and need not be looked at again. Returns where to go on. */
    private int acceptRepeated(final byte[] source, final int start, final int end) {
        final int sameEnd = start + last.sameBytes(source, start, end);
        int position = start;
        while (last.isNextWithin(sameEnd - position)) {
            position += last.nextLength();
            byteCount += last.nextLength();
            malformation = acceptHeader(last.nextName(), last.nextMeaning());
            if (malformation != Malformation.NONE) {
                return position - 1;
            }
            last.skip();
        }
        return position;
    }

    private Malformation acceptHeader(final HeaderName name, final long meaning) {
        final Malformation cause = countHeader();
        return cause == Malformation.NONE ? fields.accept(name, meaning) : cause;
    }

    private Malformation countHeader() {
        return ++headerCount > limits.maxHeaders() ? Malformation.TOO_MANY_HEADERS : Malformation.NONE;
    }

    private Malformation acceptEndOfHeaders() {
        if (fields.isChunked() && statusLine.isHttp10()) {
            return Malformation.TRANSFER_ENCODING_IN_HTTP_1_0;
        }
        if (statusLine.isInterim()) {
            fields.reset();
            stage = Stage.STATUS_LINE;
            return Malformation.NONE;
        }
        stage = Stage.END_OF_HEADERS;
        return isBodyTooLong() ? Malformation.BODY_TOO_LONG : Malformation.NONE;
    }

    private boolean isBodyTooLong() {
        return fields.contentLength() > limits.maxBodyLength() && !statusLine.isBodiless();
    }
}
