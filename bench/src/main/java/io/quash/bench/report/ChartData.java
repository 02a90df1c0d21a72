package io.quash.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** The charts' data as JSON that can stand in a page: no text in it can end the element around it. */
final class ChartData {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private ChartData() {}

    static String json(final List<Section> sections) {
        final ArrayNode charts = MAPPER.createArrayNode();
        for (final Section section : sections) {
            if (section instanceof PercentileChart chart) {
                put(charts.addObject(), chart);
            } else if (section instanceof TimeChart chart) {
                put(charts.addObject(), chart);
            }
        }
        try {
            return MAPPER.writer().with(new SafeInHtml()).writeValueAsString(charts);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts could not be written as JSON", e);
        }
    }

    private static void put(final ObjectNode node, final PercentileChart chart) {
        final double[] oneIn = chart.oneIn();
        node.put("caption", chart.caption());
        node.put("measure", "percentile");
        numbers(node.putArray("x"), oneIn);
        final ArrayNode series = node.putArray("series");
        for (final PercentileChart.Curve curve : chart.curves()) {
            final double[] nanos = new double[oneIn.length];
            for (int i = 0; i < oneIn.length; i++) {
                nanos[i] = Math.max(1, curve.valueAt(oneIn[i]));
            }
            put(series.addObject(), curve.name(), nanos);
        }
    }

    private static void put(final ObjectNode node, final TimeChart chart) {
        node.put("caption", chart.caption());
        node.put("measure", chart.measure().name().toLowerCase(Locale.ROOT));
        numbers(node.putArray("x"), chart.seconds());
        final ArrayNode series = node.putArray("series");
        chart.series().forEach(line -> put(series.addObject(), line.name(), line.values()));
    }

    private static void put(final ObjectNode node, final String name, final double[] values) {
        node.put("name", name);
        numbers(node.putArray("y"), values);
    }

    /** Whole numbers without a fraction, others with six digits: the page need not be larger than it must. */
    private static void numbers(final ArrayNode array, final double[] values) {
        for (final double value : values) {
            if (Double.isNaN(value)) {
                array.addNull();
            } else if (value == Math.rint(value)) {
                array.add((long) value);
            } else {
                array.add(Double.parseDouble(String.format(Locale.ROOT, "%.6g", value)));
            }
        }
    }

    /** Writes as escapes what could be read as HTML. */
    private static final class SafeInHtml extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final String UNSAFE = "<>&'";

        @Override
        public int[] getEscapeCodesForAscii() {
            final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
            UNSAFE.chars().forEach(c -> escapes[c] = CharacterEscapes.ESCAPE_STANDARD);
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(final int c) {
            return null;
        }
    }
}
