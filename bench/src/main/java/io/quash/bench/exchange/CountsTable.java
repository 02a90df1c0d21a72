package io.quash.bench.exchange;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints counts for people, one a line, numbers aligned to the right. */
final class CountsTable {
    private CountsTable() {}

    static void print(final ExchangeCounts counts, final Map<String, Long> faults, final PrintWriter out) {
        final Map<String, Long> rows = rows(counts);
        faults.forEach((fault, count) -> rows.put("fault " + fault, count));
        int labels = 0;
        int numbers = 0;
        for (final Map.Entry<String, Long> row : rows.entrySet()) {
            labels = Math.max(labels, row.getKey().length());
            numbers = Math.max(numbers, Long.toString(row.getValue()).length());
        }
        final String format = "%-" + labels + "s  %" + numbers + "d%n";
        rows.forEach((label, number) -> out.printf(format, label, number));
        out.flush();
    }

    private static Map<String, Long> rows(final ExchangeCounts counts) {
        final Map<String, Long> rows = new LinkedHashMap<>();
        rows.put("connections accepted", counts.connections());
        rows.put("requests", counts.requests());
        rows.put("  cancel", counts.cancels());
        rows.put("  cancel all", counts.cancelAlls());
        rows.put("  query", counts.queries());
        rows.put("  ping", counts.pings());
        rows.put("  time", counts.times());
        rows.put("  other", counts.others());
        rows.put("orders cancelled one by one", counts.canceled());
        rows.put("unknown order (-2011)", counts.unknownOrder());
        rows.put("no such order (-2013)", counts.noSuchOrder());
        counts.rejected().forEach((code, count) -> rows.put("rejected (" + code + ")", count));
        if (counts.internalErrors() > 0) {
            rows.put("INTERNAL ERRORS", counts.internalErrors());
        }
        return rows;
    }
}
