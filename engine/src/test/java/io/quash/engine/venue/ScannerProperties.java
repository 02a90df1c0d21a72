package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.quash.engine.order.OrderField;
import io.quash.engine.order.OrderView;
import io.quash.engine.rules.AnswerTable;
import io.quash.engine.support.Fixtures;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What must hold whatever bytes an {@link AnswerScanner} gets: it does not throw, does not allocate, and finds what an
 * independent JSON library finds.
 */
final class ScannerProperties {
    private static final int MEASUREMENTS = 3;
    private static final byte[] NOTICE = "banned until ".getBytes(UTF_8);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final JsonOracle oracle = new JsonOracle();
    private final AnswerScanner scanner = new AnswerScanner();
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[OrderView.MAX_LENGTH]);
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);

    /** Inputs to begin with: every sample body, and texts with every kind of escape, number and nesting. */
    static Stream<byte[]> seeds() {
        final Stream<String> shapes = Stream.of(
                "{\"msg\":\"\\ud834\\udd1e\\udd1e\\n测\",\"code\":-1.5e+3,\"x\":[{\"y\":null},true,[]]}",
                "{\"orderId\":\"9223372036854775807\",\"status\":\"\\u0043ANCELED\",\"price\":\"0.10\"}",
                "{\"orderId\":-9223372036854775808,\"status\":null,\"symbol\":{\"status\":\"CANCELED\"}}",
                " {\"code\" : \"-1003\" , \"msg\":\"banned until 1615183669840.\", \"reduceOnly\":false} ",
                "{\"a\\udd1e\\\"b\":1,\"\\ud834\":2,\"\\ud834\\udd1e\":3,\"\\\\ud834\":4}",
                "{\"status\":\"CANCELED\",\"status\":\"FILLED\"}",
                "[".repeat(40) + "]".repeat(40));
        return Stream.concat(
                Fixtures.files("ok", "errors", "events", "html").stream().map(Fixtures::read),
                shapes.map(text -> text.getBytes(UTF_8)));
    }

    /** Asserts that a scan, and whatever reads its result, allocates nothing. */
    void mustNotAllocate(byte[] body) {
        view.wrap(body);
        assertEquals(0, allocatedByScan(body.length), "bytes allocated");
    }

    /** Asserts that scanner and oracle find the same, and says whether the body is well formed. */
    boolean agree(byte[] body) {
        final Optional<Map<String, String>> expected = oracle.scan(body);
        if (Scans.scan(scanner, body) != expected.isPresent()) {
            assertEquals(expected.isPresent(), Scans.scan(scanner, body), new String(body, UTF_8));
        }
        final Map<String, String> values = expected.orElse(Map.of());
        final OrderView order = Scans.order(scanner);
        for (final OrderField field : OrderField.values()) {
            assertEquals(kept(values.get(field.jsonName())), order.text(field));
        }
        assertEquals(values.containsKey("code"), scanner.hasCode());
        assertEquals(exactLong(values.get("code")), scanner.code());
        assertEquals(exactLong(values.get("serverTime")), scanner.serverTime());
        assertEquals(exactLong(values.get("orderId")), order.orderId());
        assertEquals(values.get("msg"), Scans.message(scanner));
        return expected.isPresent();
    }

    private static String kept(String text) {
        return text == null || text.getBytes(UTF_8).length > OrderView.MAX_TEXT_LENGTH ? null : text;
    }

    private static long exactLong(String text) {
        if (text == null || !text.matches("-?(0|[1-9][0-9]*)")) {
            return OrderView.NULL_LONG;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return OrderView.NULL_LONG;
        }
    }

    /** The least of some measurements: the first may load a class. */
    private long allocatedByScan(int length) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MEASUREMENTS; i++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            scanAndRead(length);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void scanAndRead(int length) {
        final boolean wellFormed = scanner.scan(view, 0, length);
        AnswerTable.ofCancel(503, scanner, wellFormed);
        AnswerTable.ofCancel(400, scanner, wellFormed);
        AnswerTable.ofQuery(200, scanner, wellFormed, 0);
        scanner.encodeOrder(record, 0);
        scanner.copyMessage(record, 0, OrderView.MAX_TEXT_LENGTH);
        scanner.messageStartsWith(NOTICE);
        scanner.bannedUntilMs();
    }
}
