package io.quash.transport;

/**
 * Why {@link ResponseDecoder} gave up on a response. After any of them nothing more on the connection can be
 * trusted.
 */
public enum Malformation {
    /** The response is not malformed, or not yet. */
    NONE,

    /** The first line is not {@code HTTP/x.y code}. */
    BAD_STATUS_LINE,
    /** A version other than HTTP/1.0 and HTTP/1.1. */
    UNSUPPORTED_VERSION,
    /** The status code is not exactly three digits from 100 to 599. */
    BAD_STATUS_CODE,
    /** 101: nobody asked to switch. */
    UNEXPECTED_PROTOCOL_SWITCH,
    /** A status line of more than 1 KiB. */
    STATUS_LINE_TOO_LONG,
    /** More than eight 1xx responses before the final one. */
    TOO_MANY_INTERIM_RESPONSES,

    /** A line that ends with LF alone. */
    BARE_LF,
    /** A CR within a line. */
    BARE_CR,
    /** A control character other than tab within a line. */
    CONTROL_CHARACTER,

    /** A header line that begins with white space, the obsolete continuation of the line before. */
    FOLDED_HEADER,
    /** A header line without a colon. */
    MISSING_COLON,
    /** A header line that begins with its colon. */
    EMPTY_HEADER_NAME,
    /** White space in a header's name or between it and the colon. */
    SPACE_IN_HEADER_NAME,
    /** A character in a header's name that is not a token character of RFC 9110. */
    ILLEGAL_HEADER_NAME,
    /** More than 128 header and trailer lines, those of interim responses included. */
    TOO_MANY_HEADERS,
    /** More than 32 KiB of status, header and trailer lines, those of interim responses included. */
    HEADERS_TOO_LONG,

    /** Content-Length is not digits only, or is beyond 64 bits. */
    BAD_CONTENT_LENGTH,
    /** Several Content-Length headers that differ. */
    CONFLICTING_CONTENT_LENGTHS,
    /** Both Content-Length and Transfer-Encoding. */
    LENGTH_AND_TRANSFER_ENCODING,
    /** A Transfer-Encoding other than exactly {@code chunked}. */
    UNSUPPORTED_TRANSFER_ENCODING,
    /** More than one Transfer-Encoding header. */
    SEVERAL_TRANSFER_ENCODINGS,
    /** Transfer-Encoding in an HTTP/1.0 response, which does not know it. */
    TRANSFER_ENCODING_IN_HTTP_1_0,

    /** A chunk size that is empty, has something other than hexadecimal digits, or is beyond 60 bits. */
    BAD_CHUNK_SIZE,
    /** A chunk-size line of more than 256 bytes. */
    CHUNK_LINE_TOO_LONG,
    /** No CRLF after a chunk's data. */
    MISSING_CHUNK_END,
    /** A body of more than 64 KiB, once any chunking is removed. */
    BODY_TOO_LONG,

    /** The peer closed in the middle of the response. */
    TRUNCATED
}
