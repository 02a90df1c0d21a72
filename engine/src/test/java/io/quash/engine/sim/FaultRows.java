package io.quash.engine.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Each row of FAULTS.md with what shows that it was reached: faults and pairs of seeds, or a scenario's name. */
final class FaultRows {
    private static final Path DOCUMENT = Path.of("FAULTS.md");

    private static final Map<String, String> REACHED_BY = reachedBy();

    private FaultRows() {}

    /** Returns the rows of the document, as their first cells that tell them apart. */
    static List<String> ofDocument() throws IOException {
        final List<String> rows = new ArrayList<>();
        String header = "";
        for (final String line : Files.readString(DOCUMENT, UTF_8).split("\n")) {
            if (!line.startsWith("|")) {
                header = "";
            } else if (header.isEmpty()) {
                header = line;
            } else if (!line.startsWith("|---") && !header.startsWith("| outcome |")) {
                final String[] cells = line.split("\\|");
                rows.add(header.startsWith("| stage") ? cells[1].trim() + " | " + cells[2].trim() : cells[1].trim());
            }
        }
        return rows;
    }

    static Set<String> known() {
        return REACHED_BY.keySet();
    }

    static String tagOf(final String row) {
        return REACHED_BY.get(row);
    }

    /** Returns the rows that none of these tags shows. */
    static List<String> missed(final Set<String> tags) {
        return REACHED_BY.entrySet().stream()
                .filter(row -> !tags.contains(row.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }

    private static Map<String, String> reachedBy() {
        final Map<String, String> rows = new LinkedHashMap<>();
        rows.put("connect | refused, unreachable, timed out, no socket to be had", "NOT_CONNECTED");
        rows.put("handshake | certificate, host name, no TLS there", "handshake: certificate refused");
        rows.put("handshake | stalls", "NOT_HANDSHAKEN");
        rows.put("idle | FIN, RST", "ENDED_IDLE");
        rows.put("idle | bytes without a request", "BYTES_WITHOUT_REQUEST");
        rows.put("request, nothing taken by the kernel | connection found dead", "DEAD_AT_WRITE");
        rows.put("request, nothing taken by the kernel | deadline", "nothing taken: deadline");
        rows.put("request partly written | no room for a while", "PARTLY_TAKEN");
        rows.put("request partly written | connection lost", "ENDED_AMID_REQUEST");
        rows.put("request partly written | deadline", "partly taken: deadline");
        rows.put("waiting for the answer | FIN, RST, TLS end without notice", "ENDED_IN_FLIGHT");
        rows.put("waiting for the answer | none comes (`attemptTimeout`)", "SILENCE");
        rows.put("waiting for the answer | deadline", "UNKNOWN/DEADLINE");
        rows.put("within headers or body | FIN, RST at any byte", "RESET_IN_BODY");
        rows.put("within headers or body | not HTTP, wrong lengths, over a limit", "NOT_HTTP");
        rows.put("any, over TLS | alert, forged or broken record, renegotiation", "TLS alert");
        rows.put("after the answer | bytes behind it, a second answer", "DUPLICATE_AT_ONCE");
        rows.put(
                "after the deadline | an answer about another order on a connection that is to answer a forgotten"
                        + " request or a ping",
                "late answer about another order");
        rows.put("between answers | close announced, or not", "CLOSE_ANNOUNCED");
        rows.put("200 of another order or symbol", "answer of another order");
        rows.put("200, FILLED, EXPIRED, …", "CLOSED/ANSWERED");
        rows.put(
                "a cancel by a client order id while an earlier one by that id may have been executed",
                "client order id after unknown");
        rows.put("to a cancel of all orders: unknown, lost", "cancel all: repeated until answered");
        rows.put("200 whose body is cut short, encoded or no JSON", "CUT");
        rows.put("-2011 on a clean first try", "GONE/ANSWERED");
        rows.put("-2011 after an unknown try", "not in the book after unknown");
        rows.put(
                "-2011 to one of two in flight (`retries.hedgeDelay`), the other lost, before or after",
                "hedge: not in the book, other lost");
        rows.put("query: CANCELED, surely since the first of our tries that are unknown", "CANCELED/RESOLVED");
        rows.put("query: CANCELED otherwise, FILLED, EXPIRED, …", "CLOSED/RESOLVED");
        rows.put("503 unknown error, 408, other 5xx, -1000, -1006, -1007, …", "UNKNOWN_503");
        rows.put("503 internal error (-1001)", "INTERNAL");
        rows.put("503 Service Unavailable., -1008", "UNAVAILABLE");
        rows.put("-1021, -5028", "CLOCK_AHEAD");
        rows.put("429, 418", "TOO_MANY");
        rows.put("403", "EDGE");
        rows.put("any other refusal", "SIGNATURE");
        rows.put("the weight of the minute is used up", "NOT_SENT/LIMITED");
        rows.put("gateway closed", "UNKNOWN/SHUTDOWN");
        rows.put("an intent committed after the sender's last look at the ring", "committed after the last look");
        rows.put("the sender dies of a defect", "sender dies");
        rows.put("a producer dies between claim and commit", "producer dies");
        rows.put("a strategy's handler throws", "HANDLER_THREW");
        rows.put("the wall clock is set", "wall clock set");
        return rows;
    }
}
