package io.quash.bench;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations of command lines: a whole number and ns, us, ms, s, m or h; a bare {@code 0} is no time at all. */
public final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(final String text) {
        int unitAt = 0;
        while (unitAt < text.length() && Character.isDigit(text.charAt(unitAt))) {
            unitAt++;
        }
        try {
            return duration(Long.parseLong(text, 0, unitAt, 10), text.substring(unitAt), text);
        } catch (final NumberFormatException | ArithmeticException e) {
            throw refusal(text);
        }
    }

    private static Duration duration(final long amount, final String unit, final String text) {
        return switch (unit) {
            case "ns" -> Duration.ofNanos(amount);
            case "us" -> Duration.ofNanos(Math.multiplyExact(amount, 1000L));
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> {
                if (!unit.isEmpty() || amount != 0) {
                    throw refusal(text);
                }
                yield Duration.ZERO;
            }
        };
    }

    private static TypeConversionException refusal(final String text) {
        return new TypeConversionException(
                "'" + text + "' is no duration: write a whole number and its unit (ns, us, ms, s, m, h), like 2ms");
    }
}
