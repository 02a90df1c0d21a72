package io.quash.bench.exchange;

import io.quash.bench.DurationConverter;
import io.quash.bench.HelpOption;
import io.quash.bench.ParsingConverter;
import io.quash.bench.StopSignal;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quash exchange}: runs a simulated exchange until it is told to stop. */
@Command(
        name = "exchange",
        description = {
            "Runs a simulated Portfolio Margin exchange on 127.0.0.1 until Ctrl-C, then prints what it saw.",
            "It accepts the key and secret in QUASH_API_KEY and QUASH_API_SECRET, else demo-key and demo-secret."
        },
        sortOptions = false)
public final class ExchangeCommand implements Callable<Integer> {
    private static final Path DEFAULT_CA = Path.of("quash-ca.pem");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--tls", description = "Speak TLS 1.3 and 1.2, with a certificate made at the start.")
    private boolean tls;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "With --tls: where to write the CA certificate for clients (default: ./quash-ca.pem).")
    private Path caFile;

    @Option(
            names = {"--delay", "--service-time"},
            paramLabel = "TIME",
            defaultValue = "0",
            converter = DurationConverter.class,
            description = "Time to serve a request, like 2ms or 500us; a connection's requests are served one after"
                    + " the other, from arrival or the end of the one before; with --spin to some microseconds"
                    + " (default: ${DEFAULT-VALUE}).")
    private Duration delay;

    @Option(
            names = "--orders",
            paramLabel = "SYMBOL:FIRST..LAST",
            defaultValue = "BTCUSDT:1..1000000",
            converter = RangeConverter.class,
            description = "Orders that are open at the start; repeatable (default: ${DEFAULT-VALUE}).")
    private List<OrderRange> orders;

    @Option(
            names = "--partial",
            paramLabel = "SYMBOL:FIRST..LAST",
            converter = RangeConverter.class,
            description = "Orders that are open with a part filled; repeatable, may lie within --orders.")
    private List<OrderRange> partial = List.of();

    @Option(
            names = "--gone",
            paramLabel = "SYMBOL:FIRST..LAST",
            converter = RangeConverter.class,
            description = "Orders that were filled before the start; repeatable, may lie within --orders.")
    private List<OrderRange> gone = List.of();

    @Option(
            names = "--client-prefix",
            paramLabel = "TEXT",
            defaultValue = "c-",
            description = "The client order id is this and the order id (default: ${DEFAULT-VALUE}).")
    private String clientPrefix;

    @Option(
            names = "--weight-limit",
            paramLabel = "N",
            defaultValue = "0",
            description = "Answer 429 above this request weight a minute; 0 is no limit (default: ${DEFAULT-VALUE}).")
    private int weightLimit;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Event loop threads (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--spin", description = "Poll without blocking: lowest latency, uses up a core for each thread.")
    private boolean spin;

    @Option(
            names = "--fault",
            paramLabel = "KIND[:PARAM]@SELECTOR",
            converter = FaultConverter.class,
            description = "What goes wrong, like delay:3s@1%%, rst-within-body@every:50, drop-not-applied@orders:1..9"
                    + " or status-502@on=query,10%%; repeatable, the first that takes a request strikes."
                    + " A wrong KIND gets the list of all.")
    private List<FaultRule> faults = List.of();

    @Option(
            names = "--faults",
            paramLabel = "mixed:P%",
            converter = MixConverter.class,
            description = "That share of the cancels meets one of the faults that go together.")
    private FaultRule mixture;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides the faults left to chance (default: another in each run).")
    private Long seed;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "Where to write at the end, as CSV, what became of each order that a cancel has reached.")
    private Path truthFile;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Stop after this time, like 30s (default: run until told to stop).")
    private Duration duration;

    @Option(
            names = "--until-eof",
            description = "Stop when standard input ends, too: for a process that started this one and may die.")
    private boolean untilEof;

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() throws InterruptedException {
        final PrintWriter out = spec.commandLine().getOut();
        if (caFile != null && !tls) {
            throw new ParameterException(spec.commandLine(), "--ca names a file that is only written with --tls");
        }
        try (StopSignal stop = StopSignal.install()) {
            final TruthFile truth = truthFile == null ? null : beginTruth();
            final SimulatedExchange exchange = launch(out);
            try {
                if (untilEof) {
                    stop.atEndOf(System.in);
                }
                stop.await(duration);
            } finally {
                exchange.close();
            }
            if (truth != null) {
                truth.write(exchange.book());
            }
            CountsTable.print(exchange.counts(), exchange.faults(), out);
        }
        return 0;
    }

    private SimulatedExchange launch(final PrintWriter out) {
        try {
            final Credentials credentials = Credentials.from(System.getenv());
            final ExchangeConfig config = config().credentials(credentials.key(), credentials.secret());
            final SimulatedExchange exchange = SimulatedExchange.launch(config);
            out.println("listening on " + exchange.endpoint()
                    + (tls
                            ? ", CA certificate in "
                                    + config.caFile().toAbsolutePath().normalize()
                            : "")
                    + ", API key from " + credentials.source()
                    + (config.faults().isEmpty() ? "" : ", faults by seed " + exchange.seed()));
            out.flush();
            return exchange;
        } catch (final IllegalArgumentException | IllegalStateException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (final UncheckedIOException e) {
            throw new ParameterException(
                    spec.commandLine(), e.getMessage() + ": " + e.getCause() + "; name another file with --ca", e);
        }
    }

    private TruthFile beginTruth() {
        try {
            return TruthFile.begin(truthFile);
        } catch (final UncheckedIOException e) {
            throw new ParameterException(
                    spec.commandLine(), e.getMessage() + ": " + e.getCause() + "; name another file with --truth", e);
        }
    }

    private ExchangeConfig config() {
        final List<FaultRule> rules = new ArrayList<>(faults);
        if (mixture != null) {
            rules.add(mixture);
        }
        final ExchangeConfig config = new ExchangeConfig();
        if (seed != null) {
            config.seed(seed);
        }
        return config.faults(rules)
                .partial(partial)
                .port(port)
                .tls(tls)
                .caFile(tls && caFile == null ? DEFAULT_CA : caFile)
                .delay(delay)
                .orders(orders)
                .gone(gone)
                .clientPrefix(clientPrefix)
                .weightLimit(weightLimit)
                .threads(threads)
                .spin(spin);
    }

    static final class RangeConverter extends ParsingConverter<OrderRange> {
        RangeConverter() {
            super(OrderRange::parse);
        }
    }

    static final class FaultConverter extends ParsingConverter<FaultRule> {
        FaultConverter() {
            super(FaultRule::parse);
        }
    }

    static final class MixConverter extends ParsingConverter<FaultRule> {
        MixConverter() {
            super(MixConverter::parse);
        }

        private static FaultRule parse(final String text) {
            if (!text.startsWith("mixed:")) {
                throw new IllegalArgumentException("'" + text + "' is no mixture: write mixed:P%, like mixed:20%");
            }
            return FaultRule.parse(text.replaceFirst(":", "@"));
        }
    }
}
