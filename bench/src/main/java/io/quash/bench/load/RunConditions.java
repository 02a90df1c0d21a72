package io.quash.bench.load;

import io.quash.bench.Machine;
import io.quash.bench.report.LatencyReport;
import io.quash.bench.report.Texts;
import io.quash.engine.Context;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalDouble;

/** Under what circumstances a run was measured. */
final class RunConditions {
    private RunConditions() {}

    static void describe(final LoadResult result, final String command, final LatencyReport report) {
        final LoadPlan plan = result.plan();
        final Context ctx = plan.context();
        report.condition("command", command)
                .condition(
                        "date",
                        ZonedDateTime.now()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .condition("endpoint", ctx.network().endpoint().toString())
                .condition(
                        "connections",
                        ctx.connections() + (ctx.network().endpoint().tls() ? ", TLS" : ", plain"))
                .condition("I/O", ctx.network().ioMode().toString())
                .condition("sender", sender(ctx))
                .condition("loop", loop(plan))
                .condition("strategies", strategies(plan))
                .condition("warm-up", Texts.count(plan.warmUpCount()) + " cancels before, not counted")
                .condition(
                        "allocated per cancel",
                        "sender " + bytes(result.senderBytesPerCancel()) + ", strategies "
                                + bytes(result.strategyBytesPerCancel()));
        Machine.current().facts().forEach(report::condition);
    }

    static String loop(final LoadPlan plan) {
        return plan.pace().isOpenLoop()
                ? String.format(Locale.ROOT, "open loop at %.1f/s", plan.pace().ratePerSecond())
                : "closed loop, " + plan.inFlight() + " in flight";
    }

    private static String strategies(final LoadPlan plan) {
        return plan.strategies() + (plan.strategies() == 1 ? " thread, " : " threads, ") + plan.inFlight()
                + " cancels in flight at most, " + (plan.isSpinning() ? "spinning when idle" : "yielding when idle");
    }

    private static String sender(final Context ctx) {
        return ctx.isInvoked()
                ? "invoked by a strategy's loop"
                : "own thread, " + ctx.idleStrategy().getClass().getSimpleName();
    }

    private static String bytes(final OptionalDouble bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%.2f B", bytes.getAsDouble()) : "unknown";
    }
}
