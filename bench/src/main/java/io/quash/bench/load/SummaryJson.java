package io.quash.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quash.bench.Machine;
import io.quash.engine.Context;
import io.quash.engine.OutcomeKind;
import io.quash.engine.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** Writes the summary of a run as JSON. Times are in nanoseconds. It has no secret. */
final class SummaryJson {
    private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final LoadResult result;

    SummaryJson(final LoadResult result) {
        this.result = result;
    }

    void write(final Path path, final boolean interrupted) throws IOException {
        final ObjectNode root = mapper.createObjectNode();
        loop(root.putObject("loop"));
        root.put("keys", result.keys());
        root.put("submitted", result.submitted());
        root.put("notSubmitted", result.notSubmitted());
        root.put("interrupted", interrupted);
        root.put("failure", result.failure());
        root.put("addsUp", result.addsUp());
        outcomes(root);
        root.put("elapsedNs", result.elapsedNs());
        root.put("cancelsPerSecond", result.ratePerSecond());
        latencies(root.putObject("latencyNs"));
        put(root.putObject("allocatedBytesPerCancel"));
        configuration(root.putObject("configuration"));
        root.set("machine", mapper.valueToTree(Machine.current()));
        mapper.writeValue(path.toFile(), root);
    }

    private void loop(final ObjectNode node) {
        final Pace pace = result.plan().pace();
        node.put("kind", pace.isOpenLoop() ? "open" : "closed");
        if (pace.isOpenLoop()) {
            node.put("ratePerSecond", pace.ratePerSecond());
        }
        node.put("totalCountsFrom", pace.countsFrom());
    }

    private void outcomes(final ObjectNode root) {
        final ObjectNode kinds = root.putObject("outcomes");
        for (final OutcomeKind kind : OutcomeKind.values()) {
            kinds.put(kind.name(), result.count(kind));
        }
        final ObjectNode reasons = root.putObject("reasons");
        for (final Reason reason : Reason.values()) {
            reasons.put(reason.name(), result.count(reason));
        }
        root.put("outcomesTooMany", result.surplus());
    }

    private void latencies(final ObjectNode node) {
        for (final Stage stage : Stage.values()) {
            final Histogram histogram = result.histograms().of(stage);
            final ObjectNode values = node.putObject(stage.label());
            values.put("extent", stage.extent());
            values.put("count", histogram.getTotalCount());
            if (histogram.getTotalCount() > 0) {
                values.put("p50", histogram.getValueAtPercentile(50));
                values.put("p90", histogram.getValueAtPercentile(90));
                values.put("p99", histogram.getValueAtPercentile(99));
                values.put("p99.9", histogram.getValueAtPercentile(99.9));
                values.put("max", histogram.getMaxValue());
            }
        }
    }

    private void put(final ObjectNode node) {
        put(node, "sender", result.senderBytesPerCancel());
        put(node, "strategies", result.strategyBytesPerCancel());
    }

    private static void put(final ObjectNode node, final String name, final OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    private void configuration(final ObjectNode node) {
        final LoadPlan plan = result.plan();
        final Context ctx = plan.context();
        node.put("endpoint", ctx.network().endpoint().toString());
        node.put("tls", ctx.network().endpoint().tls());
        node.put("connections", ctx.connections());
        node.put("recvWindowMs", ctx.recvWindowMs());
        node.put("deadlineNs", ctx.deadlineNs());
        node.put("ioMode", ctx.network().ioMode().toString());
        node.put("senderIdle", ctx.idleStrategy().getClass().getSimpleName());
        node.put("symbol", plan.symbol());
        node.put("senderThread", plan.senderThread());
        node.put("threads", plan.strategies());
        node.put("inFlight", plan.inFlight());
        node.put("warmUp", plan.warmUpCount());
        node.put("strategiesSpin", plan.isSpinning());
    }
}
