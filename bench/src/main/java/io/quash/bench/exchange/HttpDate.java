package io.quash.bench.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of a Date header, formatted once a second. Single-threaded. */
final class HttpDate {
    /* RFC_1123_DATE_TIME of the JDK writes days below 10 with one digit. */
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private long second = Long.MIN_VALUE;
    private byte[] bytes;

    byte[] bytesAt(final long epochMillis) {
        final long now = Math.floorDiv(epochMillis, 1000);
        if (now != second) {
            second = now;
            bytes = FORMAT.format(Instant.ofEpochSecond(now)).getBytes(StandardCharsets.US_ASCII);
        }
        return bytes;
    }
}
