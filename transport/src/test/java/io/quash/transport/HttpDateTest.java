package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final long DAY = 86_400;

    @Test
    void shouldAgreeWithTheJdkOnEveryDayOfFourCenturies() {
        for (long day = 0; day < 400 * 366; day++) {
            final long second = day * DAY + day % DAY;
            assertEquals(second, parse(FORMAT.format(Instant.ofEpochSecond(second))));
        }
    }

    @Test
    void shouldAgreeWithTheJdkOnRandomInstants() {
        final Random random = new Random(1123);
        for (int i = 0; i < 50_000; i++) {
            final long second = (long) (random.nextDouble() * LAST_SECOND);
            assertEquals(second, parse(FORMAT.format(Instant.ofEpochSecond(second))));
        }
        assertEquals(LAST_SECOND, parse(FORMAT.format(Instant.ofEpochSecond(LAST_SECOND))));
    }

    @Test
    void shouldAcceptLeapSecond() {
        assertEquals(Instant.parse("2017-01-01T00:00:00Z").getEpochSecond(), parse("Sat, 31 Dec 2016 23:59:60 GMT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sun", "Mon", "sun", "xyz"})
    void shouldTakeAnyWeekday(final String weekday) {
        final long expected = Instant.parse("1994-11-06T08:49:37Z").getEpochSecond();
        assertEquals(expected, parse(weekday + ", 06 Nov 1994 08:49:37 GMT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "Sun, 06 nov 1994 08:49:37 GMT",
                "Sun, 06 Nox 1994 08:49:37 GMT",
                "Sun, 6 Nov 1994 08:49:37 GMT ",
                "Sun,  6 Nov 1994 08:49:37 GMT",
                "Sun. 06 Nov 1994 08:49:37 GMT",
                "Sun, 06-Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov-1994 08:49:37 GMT",
                "Sun, 06 Nov 1994-08:49:37 GMT",
                "Sun, 06 Nov 1994 08.49:37 GMT",
                "Sun, 06 Nov 1994 08:49.37 GMT",
                "Sun, 06 Nov 1994 08:49:37 UTC",
                "Sun, 06 Nov 1994 08:49:37-GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT0",
                "Sun, 06 Nov 1994 24:00:00 GMT",
                "Sun, 06 Nov 1994 08:60:37 GMT",
                "Sun, 06 Nov 1994 08:49:61 GMT",
                "Sun, 06 Nov 1994 -8:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:3x GMT",
                "Sun, 06 Nov -994 08:49:37 GMT",
                "Sun, 00 Nov 1994 08:49:37 GMT",
                "Thu, 31 Nov 1994 08:49:37 GMT",
                "Wed, 29 Feb 2023 08:49:37 GMT",
                "Mon, 29 Feb 2100 08:49:37 GMT",
                "Wed, 31 Dec 1969 23:59:59 GMT"
            })
    void shouldNotReadAnythingElse(final String text) {
        assertEquals(-1, parse(text));
    }

    private static long parse(final String text) {
        final byte[] padded = Feeder.bytes("<" + text + ">");
        return HttpDate.parseEpochSeconds(padded, 1, padded.length - 1);
    }
}
