package io.quash.transport;

/**
 * The date form that RFC 9110 tells senders to use: {@code Sun, 06 Nov 1994 08:49:37 GMT}. The two obsolete
 * forms are not read.
 */
final class HttpDate {
    private static final int LENGTH = 29;
    private static final int[] MONTHS = names("JanFebMarAprMayJunJulAugSepOctNovDec");
    private static final int GMT = pack(Ascii.bytes("GMT"), 0);
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private HttpDate() {}

    /**
     * Returns seconds since the epoch, or -1 for any other text, a date that does not exist, or one before 1970. Does
     * not look at the weekday, because day, month and year determine the weekday.
     */
    static long parseEpochSeconds(final byte[] text, final int start, final int end) {
        if (end - start != LENGTH || !hasSeparators(text, start)) {
            return -1;
        }
        final int month = indexOfName(text, start + 8, MONTHS);
        final int day = digits(text, start + 5, 2);
        final int year = digits(text, start + 12, 4);
        if (month < 0 || year < 1970 || day < 1 || day > daysIn(year, month)) {
            return -1;
        }
        final int secondOfDay = secondOfDay(text, start + 17);
        return secondOfDay < 0 ? -1 : epochDay(year, month, day) * 86_400 + secondOfDay;
    }

    private static boolean hasSeparators(final byte[] text, final int start) {
        return text[start + 3] == ','
                && text[start + 4] == ' '
                && text[start + 7] == ' '
                && text[start + 11] == ' '
                && text[start + 16] == ' '
                && text[start + 19] == ':'
                && text[start + 22] == ':'
                && text[start + 25] == ' '
                && pack(text, start + 26) == GMT;
    }

    private static int secondOfDay(final byte[] text, final int start) {
        final int hour = digits(text, start, 2);
        final int minute = digits(text, start + 3, 2);
        final int second = digits(text, start + 6, 2);
        // 60 is a leap second
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return -1;
        }
        return hour * 3600 + minute * 60 + second;
    }

    /** The number, or -1. */
    private static int digits(final byte[] text, final int start, final int count) {
        int value = 0;
        for (int i = start; i < start + count; i++) {
            if (!Ascii.isDigit(text[i])) {
                return -1;
            }
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    private static int indexOfName(final byte[] text, final int start, final int[] names) {
        final int name = pack(text, start);
        for (int i = 0; i < names.length; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        return -1;
    }

    private static int[] names(final String names) {
        final byte[] text = Ascii.bytes(names);
        final int[] packed = new int[text.length / 3];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = pack(text, 3 * i);
        }
        return packed;
    }

    private static int pack(final byte[] text, final int start) {
        return (text[start] & 0xFF) << 16 | (text[start + 1] & 0xFF) << 8 | text[start + 2] & 0xFF;
    }

    private static long epochDay(final int year, final int month, final int day) {
        final int leapDay = month > 1 && isLeap(year) ? 1 : 0;
        final int leapDaysOfEarlierYears = leapDaysUpTo(year - 1) - leapDaysUpTo(1969);
        return (year - 1970) * 365L + leapDaysOfEarlierYears + DAYS_BEFORE_MONTH[month] + leapDay + day - 1;
    }

    private static int daysIn(final int year, final int month) {
        final int leapDay = month == 1 && isLeap(year) ? 1 : 0;
        return DAYS_BEFORE_MONTH[month + 1] - DAYS_BEFORE_MONTH[month] + leapDay;
    }

    private static int leapDaysUpTo(final int year) {
        return year / 4 - year / 100 + year / 400;
    }

    private static boolean isLeap(final int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
