package io.quash.bench.load;

import io.quash.bench.HelpOption;
import io.quash.bench.ParsingConverter;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code quash load}. */
final class LoadOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "Settings of the gateway, like config/quash.yaml. Credentials come from where it says: the"
                    + " variables QUASH_API_KEY and QUASH_API_SECRET, or a private file.")
    Path config;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Where the venue listens, instead of the endpoint in the settings.")
    String endpoint;

    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "Certificates that are trusted, instead of those in the settings.")
    Path trust;

    @Option(names = "--symbol", paramLabel = "SYMBOL", required = true, description = "Symbol of all orders.")
    String symbol;

    @ArgGroup(multiplicity = "1")
    Ids ids;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Strategy threads, each with a client of its own (default: ${DEFAULT-VALUE}).")
    int threads;

    @ArgGroup(multiplicity = "1")
    Loop loop;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Unfinished cancels at a time, of all threads together, one for each thread at least"
                    + " (default: one for each thread).")
    Integer inFlight;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "0",
            description = "Cancel so many other orders first, at the same pace, which are neither counted nor written:"
                    + " the order ids after LAST, or the client order ids warm-up-1, warm-up-2 and so on. Take care"
                    + " that none of them is an order of yours (default: ${DEFAULT-VALUE}).")
    int warmUp;

    @Option(names = "--spin", description = "Strategy threads spin when idle instead of yielding the core.")
    boolean spin;

    @Option(
            names = "--invoked",
            description = "One thread submits, runs the sender's duty cycle and polls, spinning: for a machine with two"
                    + " cores, the other of which the venue takes. Needs --threads 1.")
    boolean invoked;

    @Option(
            names = "--outcomes",
            paramLabel = "FILE.csv",
            description =
                    "Write one row for each outcome, in no particular order. submit_ns is when the cancel was called, sent_ns when the"
                            + " last attempt was handed to the kernel, done_ns when the outcome was known, all"
                            + " System.nanoTime(); resp_... are the venue's own texts; unknown values are empty.")
    Path outcomes;

    @Option(
            names = "--histogram",
            paramLabel = "FILE.hlog",
            description = "Write a histogram of each stage, in nanoseconds, as an HdrHistogram log with tags.")
    Path histogram;

    @Option(names = "--summary", paramLabel = "FILE.json", description = "Write a summary.")
    Path summary;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a page with the latencies by percentile and over time, the outcomes and the conditions"
                    + " of the measurement, to be opened in a browser.")
    Path report;

    @Mixin
    HelpOption help;

    KeyRange keys() {
        return ids.orderIds != null ? ids.orderIds : ids.clientOrderIds;
    }

    Pace pace() {
        return loop.closed ? Pace.closedLoop() : Pace.openLoop(loop.rate);
    }

    int inFlight() {
        return inFlight == null ? threads : inFlight;
    }

    static final class Ids {
        @Option(
                names = "--order-ids",
                paramLabel = "FIRST..LAST",
                required = true,
                converter = OrderIdsConverter.class,
                description = "Cancel these orders by order id.")
        KeyRange orderIds;

        @Option(
                names = "--client-order-ids",
                paramLabel = "PREFIX:FIRST..LAST",
                required = true,
                converter = ClientOrderIdsConverter.class,
                description = "Cancel by client order id: PREFIX followed by each number.")
        KeyRange clientOrderIds;
    }

    static final class Loop {
        @Option(
                names = "--rate",
                paramLabel = "PER_SECOND",
                required = true,
                converter = RateConverter.class,
                description = "Open loop: submit at fixed intervals, so many a second over all threads. The total"
                        + " latency counts from the intended time, which does not move when cancels before are late.")
        double rate;

        @Option(
                names = "--closed-loop",
                required = true,
                description = "Submit whenever fewer than --in-flight are unfinished. The total latency counts from"
                        + " the submission.")
        boolean closed;
    }

    static final class OrderIdsConverter extends ParsingConverter<KeyRange> {
        OrderIdsConverter() {
            super(KeyRange::parseOrderIds);
        }
    }

    static final class ClientOrderIdsConverter extends ParsingConverter<KeyRange> {
        ClientOrderIdsConverter() {
            super(KeyRange::parseClientOrderIds);
        }
    }

    static final class RateConverter implements ITypeConverter<Double> {
        private static final double LOWEST = 0.001;
        private static final double HIGHEST = 10_000_000;

        @Override
        public Double convert(final String text) {
            try {
                final double rate = Double.parseDouble(text);
                if (rate >= LOWEST && rate <= HIGHEST) {
                    return rate;
                }
            } catch (final NumberFormatException e) {
                // Refused below, like a number that is out of range.
            }
            throw new TypeConversionException("'" + text + "' is no rate: a number from 0.001 to 10000000 is needed");
        }
    }
}
