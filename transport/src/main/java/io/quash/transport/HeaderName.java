package io.quash.transport;

/** The headers that matter here. */
enum HeaderName {
    CONNECTION("connection"),
    CONTENT_ENCODING("content-encoding"),
    CONTENT_LENGTH("content-length"),
    DATE("date"),
    ORDER_COUNT("x-mbx-order-count-1m"),
    RESPONSE_TIME("x-response-time"),
    RETRY_AFTER("retry-after"),
    TRANSFER_ENCODING("transfer-encoding"),
    USED_WEIGHT("x-mbx-used-weight-1m"),
    /** Any other. */
    IGNORED("");

    private final byte[] lowerCase;

    HeaderName(final String lowerCase) {
        this.lowerCase = Ascii.bytes(lowerCase);
    }

    /** The length of the name leaves at most one comparison for most headers. */
    static HeaderName of(final HeaderLine header) {
        return switch (header.nameLength()) {
            case 4 -> DATE.orIgnored(header);
            case 10 -> CONNECTION.orIgnored(header);
            case 11 -> RETRY_AFTER.orIgnored(header);
            case 14 -> CONTENT_LENGTH.orIgnored(header);
            case 15 -> RESPONSE_TIME.orIgnored(header);
            case 16 -> CONTENT_ENCODING.orIgnored(header);
            case 17 -> TRANSFER_ENCODING.orIgnored(header);
            case 20 -> header.isNamed(USED_WEIGHT.lowerCase) ? USED_WEIGHT : ORDER_COUNT.orIgnored(header);
            default -> IGNORED;
        };
    }

    private HeaderName orIgnored(final HeaderLine header) {
        return header.isNamed(lowerCase) ? this : IGNORED;
    }
}
