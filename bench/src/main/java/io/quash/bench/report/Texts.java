package io.quash.bench.report;

import java.util.Locale;

/** Figures as people read them. */
public final class Texts {
    /** What stands for a value that there is none of. */
    public static final String NONE = "–";

    private static final String[] UNITS = {"ns", "µs", "ms", "s"};

    private Texts() {}

    /** With three significant digits and the unit that fits. */
    public static String latency(final double nanos) {
        if (Double.isNaN(nanos)) {
            return NONE;
        }
        double value = nanos;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%." + decimals(value, unit) + "f %s", value, UNITS[unit]);
    }

    private static int decimals(final double value, final int unit) {
        if (unit == 0 || value >= 99.95) {
            return 0;
        }
        return value >= 9.995 ? 1 : 2;
    }

    /** A whole number with thousands set apart. */
    public static String count(final long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** HTML text or attribute value that means nothing but itself. */
    static String escaped(final String text) {
        final StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
