package io.quash.engine.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with and without a unit: digits without sign, blanks or leading zeros, then the unit. */
final class Quantity {
    static final long INVALID = -1;

    /** Few enough digits that any unit's multiple fits a long. */
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(0|[1-9][0-9]{0,8})([A-Za-z]*)");

    private static final Map<String, Long> NO_UNIT = Map.of("", 1L);
    private static final Map<String, Long> TIMES = new LinkedHashMap<>();
    private static final Map<String, Long> SIZES = new LinkedHashMap<>();

    static {
        TIMES.put("s", 1_000_000_000L);
        TIMES.put("ms", 1_000_000L);
        TIMES.put("us", 1_000L);
        TIMES.put("ns", 1L);
        SIZES.put("GiB", 1L << 30);
        SIZES.put("MiB", 1L << 20);
        SIZES.put("KiB", 1L << 10);
        SIZES.put("", 1L);
    }

    private Quantity() {}

    /** The number, or {@link #INVALID}. */
    static long wholeNumber(final String text) {
        return parse(text, NO_UNIT);
    }

    /** The duration in nanoseconds, or {@link #INVALID}. */
    static long nanoseconds(final String text) {
        return parse(text, TIMES);
    }

    /** The size in bytes, or {@link #INVALID}. */
    static long bytes(final String text) {
        return parse(text, SIZES);
    }

    static String durationText(final long ns) {
        return print(ns, TIMES);
    }

    static String bytesText(final long bytes) {
        return print(bytes, SIZES);
    }

    private static long parse(final String text, final Map<String, Long> units) {
        final Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        final Long factor = matcher.matches() ? units.get(matcher.group(2)) : null;
        return factor == null ? INVALID : Long.parseLong(matcher.group(1)) * factor;
    }

    private static String print(final long value, final Map<String, Long> units) {
        for (final Map.Entry<String, Long> unit : units.entrySet()) {
            if (value % unit.getValue() == 0) {
                return value / unit.getValue() + unit.getKey();
            }
        }
        return Long.toString(value);
    }
}
