package io.quash.bench.exchange;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which of the occasions a fault takes.
 *
 * @param attempt only that request for its order, counted from 1; 0 for any
 */
record FaultSelector(Set<Occasion> on, long attempt, Choice choice) {
    static final String FORM = "[on=cancel|query|ping|time|any,][attempt=N,] followed by P%, every:N or"
            + " orders:FIRST..LAST; without a selector, always";

    /** Decides on one occasion. */
    @FunctionalInterface
    interface Choice {
        /** @param ordinal counts the occasions from 1 */
        boolean takes(long ordinal, long orderId, SplittableRandom random);
    }

    /**
     * @param possible the occasions at which the fault may strike
     * @throws IllegalArgumentException saying what is wrong with the text
     */
    static FaultSelector parse(final String text, final Set<Occasion> possible) {
        FaultSelector selector = always(possible);
        String rest = text;
        for (int comma = rest.indexOf(','); comma >= 0; comma = rest.indexOf(',')) {
            selector = selector.narrowed(rest.substring(0, comma), possible);
            rest = rest.substring(comma + 1);
        }
        if (rest.startsWith("on=") || rest.startsWith("attempt=")) {
            return selector.narrowed(rest, possible).checked();
        }
        if (rest.startsWith("orders:") && !Occasion.ORDER_REQUESTS.containsAll(selector.on)) {
            throw new IllegalArgumentException("only cancels and queries are about orders");
        }
        return new FaultSelector(selector.on, selector.attempt, choice(rest)).checked();
    }

    static FaultSelector always(final Set<Occasion> possible) {
        final Set<Occasion> usual = possible.contains(Occasion.CANCEL) ? EnumSet.of(Occasion.CANCEL) : possible;
        return new FaultSelector(usual, 0, (ordinal, orderId, random) -> true);
    }

    private FaultSelector narrowed(final String condition, final Set<Occasion> possible) {
        if (condition.startsWith("on=")) {
            return new FaultSelector(occasions(condition.substring(3), possible), attempt, choice);
        }
        if (condition.startsWith("attempt=")) {
            return new FaultSelector(on, positive(condition.substring("attempt=".length())), choice);
        }
        throw new IllegalArgumentException("'" + condition + "' is neither on=… nor attempt=…");
    }

    private FaultSelector checked() {
        if (attempt != 0 && !on.equals(EnumSet.of(Occasion.CANCEL))) {
            throw new IllegalArgumentException("attempts are counted of cancels only");
        }
        return this;
    }

    private static Set<Occasion> occasions(final String text, final Set<Occasion> possible) {
        if (text.equals("any")) {
            return possible;
        }
        for (final Occasion occasion : possible) {
            if (occasion.text().equals(text)) {
                return EnumSet.of(occasion);
            }
        }
        throw new IllegalArgumentException("it cannot strike on '" + text + "', only on "
                + possible.stream().map(Occasion::text).toList());
    }

    private static Choice choice(final String text) {
        if (text.endsWith("%")) {
            final double rate = percentage(text.substring(0, text.length() - 1)) / 100;
            return (ordinal, orderId, random) -> random.nextDouble() < rate;
        }
        if (text.startsWith("every:")) {
            final long n = positive(text.substring("every:".length()));
            return (ordinal, orderId, random) -> ordinal % n == 0;
        }
        if (text.startsWith("orders:")) {
            final OrderRange range = OrderRange.parse("ANY:" + text.substring("orders:".length()));
            return (ordinal, orderId, random) -> range.contains(orderId);
        }
        throw new IllegalArgumentException("'" + text + "' is no selector");
    }

    private static double percentage(final String text) {
        if (text.matches("[0-9]{1,3}(\\.[0-9]{1,9})?")) {
            final double value = Double.parseDouble(text);
            if (value <= 100) {
                return value;
            }
        }
        throw new IllegalArgumentException("'" + text + "%' is not in 0%..100%");
    }

    private static long positive(final String text) {
        final long value = DecimalText.parse(text);
        if (value < 1) {
            throw new IllegalArgumentException("'" + text + "' is no whole number from 1");
        }
        return value;
    }
}
