package io.quash.engine.config;

import io.quash.engine.venue.SymbolQuery;
import io.quash.transport.Endpoint;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.agrona.BitUtil;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingIdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/**
 * One key with its raw text, which is read strictly here: Chronicle Wire's own conversions take 44x3 for 44.
 *
 * @param texts one text, or the entries of a list.
 */
record Setting(Path file, String name, List<String> texts, boolean isList) {
    private static final long MAX_SLEEP_NS = 1_000_000_000L;

    Endpoint endpoint() {
        try {
            return Endpoint.parse(text());
        } catch (final IllegalArgumentException ex) {
            throw new IllegalArgumentException(file + ": " + ex.getMessage(), ex);
        }
    }

    /** The trade symbols, each of them once. */
    List<String> symbols() {
        if (!isList) {
            throw refused("must be a list such as [BTCUSDT, ETHUSDT]");
        }
        final Set<String> seen = new HashSet<>();
        for (final String symbol : texts) {
            if (!seen.add(symbol)) {
                throw refused("'" + symbol + "' is there twice");
            }
            try {
                SymbolQuery.encode(symbol);
            } catch (final IllegalArgumentException ex) {
                throw refused(ex.getMessage());
            }
        }
        return texts;
    }

    int wholeNumber(final int min, final int max) {
        return wholeNumber(min, max, "");
    }

    /** @param whenAbsent stands for the word {@code absent}. */
    int wholeNumberOrAbsent(final int min, final int max, final int whenAbsent) {
        return text().equals("absent") ? whenAbsent : wholeNumber(min, max, ", nor the word absent");
    }

    private int wholeNumber(final int min, final int max, final String alternative) {
        final long value = Quantity.wholeNumber(text());
        if (value < min || value > max) {
            throw isNot("a whole number from " + min + " to " + max + alternative);
        }
        return (int) value;
    }

    /** In nanoseconds, which the limits are in, too. */
    long duration(final long min, final long max) {
        final long value = Quantity.nanoseconds(text());
        if (value < min || value > max) {
            throw isNot("a duration from " + Quantity.durationText(min) + " to " + Quantity.durationText(max)
                    + ", such as 2s, 500ms, 200us or 50ns");
        }
        return value;
    }

    int bytes(final int min, final int max) {
        return bytes(min, max, "");
    }

    int powerOfTwoBytes(final int min, final int max) {
        final String alsoRequired = " that is a power of two";
        final int value = bytes(min, max, alsoRequired);
        if (!BitUtil.isPowerOfTwo(value)) {
            throw isNotBytes(min, max, alsoRequired);
        }
        return value;
    }

    private int bytes(final int min, final int max, final String alsoRequired) {
        final long value = Quantity.bytes(text());
        if (value < min || value > max) {
            throw isNotBytes(min, max, alsoRequired);
        }
        return (int) value;
    }

    boolean bool() {
        final String text = text();
        if (!text.equals("true") && !text.equals("false")) {
            throw isNot("true or false");
        }
        return text.equals("true");
    }

    /** A constant by its name in lower case. */
    <E extends Enum<E>> E constant(final E[] constants) {
        for (final E constant : constants) {
            if (nameOf(constant).equals(text())) {
                return constant;
            }
        }
        throw isNot("one of " + Arrays.stream(constants).map(Setting::nameOf).collect(Collectors.joining(", ")));
    }

    /** The place of the text among the choices. A wrong one is not shown: it may be a secret in the wrong place. */
    int hiddenChoice(final String... choices) {
        final int index = List.of(choices).indexOf(text());
        if (index < 0) {
            throw refused("must be one of " + String.join(", ", choices));
        }
        return index;
    }

    /** A relative path starts at the folder of the file. */
    Path path() {
        try {
            return file.resolveSibling(text());
        } catch (final InvalidPathException ex) {
            throw isNot("a path");
        }
    }

    IdleStrategy idleStrategy() {
        switch (text()) {
            case "busy-spin":
                return BusySpinIdleStrategy.INSTANCE;
            case "yield":
                return YieldingIdleStrategy.INSTANCE;
            case "backoff":
                return new BackoffIdleStrategy();
            default:
                return sleepingIdleStrategy();
        }
    }

    private IdleStrategy sleepingIdleStrategy() {
        final String prefix = "sleep:";
        final long sleepNs =
                text().startsWith(prefix) ? Quantity.nanoseconds(text().substring(prefix.length())) : Quantity.INVALID;
        if (sleepNs < 1 || sleepNs > MAX_SLEEP_NS) {
            throw isNot("one of busy-spin, yield, backoff, or sleep:DURATION with 1ns to 1s");
        }
        return new SleepingIdleStrategy(sleepNs);
    }

    private String text() {
        if (isList) {
            throw refused("must be a single value, not a list");
        }
        return texts.get(0);
    }

    private static String nameOf(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private IllegalArgumentException isNotBytes(final int min, final int max, final String alsoRequired) {
        return isNot("a size from " + Quantity.bytesText(min) + " to " + Quantity.bytesText(max) + alsoRequired
                + ", such as 65536 or 64KiB");
    }

    private IllegalArgumentException isNot(final String allowed) {
        return refused("'" + text() + "' is not " + allowed);
    }

    private IllegalArgumentException refused(final String why) {
        return new IllegalArgumentException(file + ": " + name + ": " + why);
    }
}
