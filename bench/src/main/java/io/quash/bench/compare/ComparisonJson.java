package io.quash.bench.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quash.bench.compare.ComparisonResult.Client;
import io.quash.bench.compare.ComparisonResult.Conditions;
import io.quash.bench.compare.ComparisonResult.Transport;
import java.io.IOException;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Writes a comparison as JSON. */
final class ComparisonJson {
    private static final int STEPS_PER_HALVING = 5;
    private static final double NANOS_PER_MICRO = 1e3;

    private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    void write(final Path path, final ComparisonResult result) throws IOException {
        final ObjectNode root = mapper.createObjectNode();
        conditions(root.putObject("conditions"), result.conditions());
        final ArrayNode transports = root.putArray("transports");
        result.transports().forEach(transport -> transport(transports.addObject(), transport));
        mapper.writeValue(path.toFile(), root);
    }

    private void conditions(final ObjectNode node, final Conditions conditions) {
        node.put("begun", conditions.begun().toString());
        node.set("machine", mapper.valueToTree(conditions.machine()));
        node.put("pinning", conditions.pinning());
        node.put("rounds", conditions.rounds());
        node.put("cancelsPerRound", conditions.cancels());
        node.put("warmUp", conditions.warmUp());
    }

    private void transport(final ObjectNode node, final Transport transport) {
        node.put("name", transport.name());
        node.put("exchange", transport.exchange());
        final ArrayNode clients = node.putArray("clients");
        transport.clients().forEach(client -> client(clients.addObject(), client));
    }

    private void client(final ObjectNode node, final Client client) {
        node.put("name", client.name());
        node.put("description", client.description());
        node.set("mediansOfRounds", mapper.valueToTree(client.row()));
        distribution(node.putObject("allRounds"), client.histogram());
    }

    /** Count, and for ever higher percentiles the time in microseconds below which they lie. */
    private static void distribution(final ObjectNode node, final Histogram histogram) {
        node.put("count", histogram.getTotalCount());
        final ArrayNode steps = node.putArray("percentiles");
        for (final HistogramIterationValue step : histogram.percentiles(STEPS_PER_HALVING)) {
            steps.addObject()
                    .put("percentile", step.getPercentileLevelIteratedTo())
                    .put("us", step.getValueIteratedTo() / NANOS_PER_MICRO);
        }
    }
}
