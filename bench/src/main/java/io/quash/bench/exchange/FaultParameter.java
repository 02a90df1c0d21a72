package io.quash.bench.exchange;

import io.quash.bench.DurationConverter;
import picocli.CommandLine.TypeConversionException;

/** What may follow the name of a fault: nothing, a time in nanoseconds, or a number. */
enum FaultParameter {
    NONE(""),
    TIME("TIME"),
    SIGNED_TIME("[-]TIME"),
    NUMBER("N");

    private static final int MAX_NUMBER = 100_000_000;

    private final String label;

    FaultParameter(final String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** @throws IllegalArgumentException saying what is wrong with the text */
    long parse(final String text) {
        return switch (this) {
            case NONE -> throw new IllegalArgumentException("it takes no parameter");
            case TIME -> nanos(text);
            case SIGNED_TIME -> text.startsWith("-") ? -nanos(text.substring(1)) : nanos(text);
            case NUMBER -> number(text);
        };
    }

    private static long nanos(final String text) {
        try {
            return new DurationConverter().convert(text).toNanos();
        } catch (final TypeConversionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (final ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is too long a time", e);
        }
    }

    private static long number(final String text) {
        final long value = DecimalText.parse(text);
        if (value < 1 || value > MAX_NUMBER) {
            throw new IllegalArgumentException("'" + text + "' is no whole number in 1.." + MAX_NUMBER);
        }
        return value;
    }
}
