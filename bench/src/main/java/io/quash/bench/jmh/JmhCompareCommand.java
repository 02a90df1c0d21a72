package io.quash.bench.jmh;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quash jmh-compare}: two runs of the benchmarks side by side. */
@Command(
        name = "jmh-compare",
        description = {
            "Compares two runs of the benchmarks that 'quash jmh --save' has written.",
            "Says what was measured under other conditions; a ratio is worth little then."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:compared",
            "1:a benchmark takes more than --fail-above times as long as in the base",
            "2:an argument or a file is wrong"
        })
public final class JmhCompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BASE.json", description = "The run to compare with.")
    private Path base;

    @Parameters(index = "1", paramLabel = "NEW.json", description = "The run that is compared with it.")
    private Path now;

    @Option(
            names = "--fail-above",
            paramLabel = "RATIO",
            description = "Fail when a benchmark takes more than RATIO times as long as in the base, like 1.1.")
    private Double failAbove;

    @Override
    public Integer call() {
        final BenchmarkComparison comparison;
        final List<String> differences;
        try {
            requireRatio();
            comparison = new BenchmarkComparison(BenchmarkFile.read(base), BenchmarkFile.read(now));
            differences = Conditions.readBeside(base).differencesTo(Conditions.readBeside(now));
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        final PrintWriter out = spec.commandLine().getOut();
        comparison.print(out);
        differences.forEach(difference -> out.println("other conditions: " + difference));
        out.flush();
        return failAbove == null ? 0 : judged(comparison);
    }

    private void requireRatio() {
        if (failAbove != null && !(failAbove > 0)) {
            throw new IllegalArgumentException(
                    "--fail-above " + failAbove + " is no ratio: a number above 0 is needed");
        }
    }

    private int judged(final BenchmarkComparison comparison) {
        final List<BenchmarkComparison.Row> above = comparison.above(failAbove);
        above.forEach(row -> spec.commandLine()
                .getErr()
                .println(String.format(
                        Locale.ROOT,
                        "%s takes %.3f times as long as in the base: more than %s",
                        row.base().name(),
                        row.ratio(),
                        failAbove)));
        return above.isEmpty() ? 0 : 1;
    }
}
