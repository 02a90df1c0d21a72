package io.quash.bench.reconcile;

import io.quash.bench.HelpOption;
import io.quash.bench.load.KeyRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quash reconcile}: holds a load run's outcomes against the exchange's truth. */
@Command(
        name = "reconcile",
        description = {
            "Holds the outcomes that 'quash load' wrote against the truth that 'quash exchange' wrote.",
            "No key may have two outcomes. CANCELED needs a cancel of ours that was executed, REJECTED that there was"
                    + " none, NOT_SENT that no request came, CLOSED and GONE that the order is not open or -2011 was"
                    + " answered. UNKNOWN claims nothing."
        },
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing contradicts", "1:something does, and is named", "2:an argument or a file is wrong"})
public final class ReconcileCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--outcomes", paramLabel = "FILE.csv", required = true, description = "What 'quash load' wrote.")
    private Path outcomes;

    @Option(names = "--truth", paramLabel = "FILE.csv", required = true, description = "What 'quash exchange' wrote.")
    private Path truth;

    @Option(
            names = "--client-prefix",
            paramLabel = "TEXT",
            defaultValue = "c-",
            description = "The exchange's: a key that begins with it is a client order id (default: ${DEFAULT-VALUE}).")
    private String clientPrefix;

    @ArgGroup
    private Keys keys = new Keys();

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() {
        try {
            final Comparison comparison = new Comparison(KnownTruth.read(truth), clientPrefix);
            comparison.add(outcomes);
            if (keys.range() != null) {
                comparison.requireAll(keys.range());
            }
            comparison.print(spec.commandLine().getOut());
            return comparison.holds() ? 0 : 1;
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (final IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "cannot read " + e.getMessage() + " (" + e.getClass().getSimpleName() + ')',
                    e);
        }
    }

    static final class Keys {
        @Option(
                names = "--order-ids",
                paramLabel = "FIRST..LAST",
                required = true,
                description = "Each of these must have an outcome.")
        private String orderIds;

        @Option(
                names = "--client-order-ids",
                paramLabel = "PREFIX:FIRST..LAST",
                required = true,
                description = "Each of these must have an outcome.")
        private String clientOrderIds;

        KeyRange range() {
            if (orderIds != null) {
                return KeyRange.parseOrderIds(orderIds);
            }
            return clientOrderIds == null ? null : KeyRange.parseClientOrderIds(clientOrderIds);
        }
    }
}
