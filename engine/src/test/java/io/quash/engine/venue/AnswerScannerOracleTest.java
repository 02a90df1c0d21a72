package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.order.OrderField;
import io.quash.engine.order.OrderView;
import io.quash.engine.support.Fixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The scanner against an independent JSON library: on every fixture, and on bodies broken in every way. */
class AnswerScannerOracleTest {
    private static final String FRAGMENTS =
            "{}[]\",:\\ue+-.0190 \n\t\u0000\u001f\u007f\u0080\u00bf\u00c2\u00ed\u00f4\u00ff";

    private final ScannerProperties properties = new ScannerProperties();
    private final AnswerScanner scanner = new AnswerScanner();

    @Test
    void shouldAgreeOnEveryFixture() {
        int accepted = 0;
        int refused = 0;
        for (final Path file : Fixtures.files("ok", "errors", "events", "html")) {
            if (properties.agree(Fixtures.read(file))) {
                accepted++;
            } else {
                refused++;
            }
        }
        assertEquals(Fixtures.files("ok", "errors", "events", "html").size(), accepted + refused);
        assertTrue(accepted > 55, "fixtures that hold one object: " + accepted);
        assertTrue(refused > 5, "fixtures that hold an array or HTML: " + refused);
    }

    @Test
    void shouldAgreeAndNotAllocateOnEverySeedOfTheFuzzer() {
        ScannerProperties.seeds().forEach(body -> {
            assertDoesNotThrow(() -> properties.agree(body));
            assertDoesNotThrow(() -> properties.mustNotAllocate(body));
        });
    }

    @Test
    void shouldReadPrettyAndMinimalBodiesAlike() {
        int pairs = 0;
        for (final Path minimal : Fixtures.files("ok")) {
            final Path pretty = Path.of(minimal.toString().replace(".min.json", ".json"));
            if (!pretty.equals(minimal) && Files.exists(pretty)) {
                pairs++;
                assertEquals(texts(Fixtures.read(pretty)), texts(Fixtures.read(minimal)), minimal.toString());
            }
        }
        assertTrue(pairs > 10, "pairs: " + pairs);
    }

    @Test
    void shouldAgreeWhenAnySingleByteIsReplaced() {
        final byte[] replacements = FRAGMENTS.getBytes(ISO_8859_1);
        final byte[] body = Fixtures.read("ok/um_cancel_200.min.json");
        int accepted = 0;
        for (int i = 0; i < body.length; i++) {
            final byte original = body[i];
            for (final byte replacement : replacements) {
                body[i] = replacement;
                accepted += properties.agree(body) ? 1 : 0;
            }
            body[i] = original;
        }
        assertTrue(accepted > body.length, "well-formed mutants: " + accepted);
    }

    @Test
    void shouldAgreeWhateverOrderTheMembersComeInAndCameInBefore() {
        final String body = new String(Fixtures.read("ok/um_cancel_200.min.json"), UTF_8);
        final List<String> members =
                new ArrayList<>(List.of(body.substring(1, body.length() - 1).split(",")));
        members.addAll(
                List.of("\"code\":-1", "\"msg\":\"a\"", "\"serverTime\":5", "\"unknown\":[1]", "\"\\u0063ode\":2"));
        final Random random = new Random(20261123);
        int accepted = 0;
        for (int round = 0; round < 2_000; round++) {
            Collections.swap(members, random.nextInt(members.size()), random.nextInt(members.size()));
            final int first = random.nextInt(members.size());
            final String chosen =
                    String.join(random.nextBoolean() ? "," : " , ", members.subList(first, members.size()));
            final String text = '{' + (random.nextInt(4) == 0 ? chosen.replace("\":", "\" : ") : chosen) + '}';
            accepted += properties.agree(text.getBytes(UTF_8)) ? 1 : 0;
        }
        assertTrue(accepted > 500 && accepted < 2_000, "without a name that comes twice: " + accepted);
    }

    @Test
    void shouldNotThrowWhenAnyByteOfAnyFixtureIsReplaced() {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[OrderView.MAX_LENGTH]);
        int accepted = 0;
        for (final Path file : Fixtures.files("ok", "errors", "events", "html")) {
            final byte[] body = Fixtures.read(file);
            final UnsafeBuffer view = new UnsafeBuffer(body);
            for (int i = 0; i < body.length; i++) {
                final byte original = body[i];
                for (int b = 0; b < 256; b++) {
                    body[i] = (byte) b;
                    if (scanner.scan(view, 0, body.length)) {
                        accepted++;
                        assertTrue(scanner.encodeOrder(record, 0) <= OrderView.MAX_LENGTH);
                    }
                }
                body[i] = original;
            }
        }
        assertTrue(accepted > 0);
    }

    @Test
    void shouldAgreeAndNotAllocateOnSeededRandomEdits() {
        final long seed = 20260101L;
        final Random random = new Random(seed);
        final byte[] fragments = FRAGMENTS.getBytes(ISO_8859_1);
        final byte[] seedBody = ("{\"msg\":\"\\ud834\\udd1e\\n测\",\"code\":-1.5e3,\"x\":[{\"y\":null},true,[]],"
                        + "\"status\":\"CANCELED\",\"price\":\"0.10\",\"reduceOnly\":false}")
                .getBytes(UTF_8);
        int accepted = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] body = seedBody;
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                body = edit(body, fragments, random);
            }
            accepted += properties.agree(body) ? 1 : 0;
            properties.mustNotAllocate(body);
        }
        assertTrue(accepted > 1_000, "well-formed mutants: " + accepted);
    }

    @Test
    void shouldAgreeOnSeededRandomBytes() {
        final Random random = new Random(42);
        final byte[] fragments = FRAGMENTS.getBytes(ISO_8859_1);
        for (int round = 0; round < 50_000; round++) {
            final byte[] body = new byte[random.nextInt(12)];
            for (int i = 0; i < body.length; i++) {
                body[i] = fragments[random.nextInt(fragments.length)];
            }
            properties.agree(body);
        }
    }

    private static byte[] edit(byte[] body, byte[] fragments, Random random) {
        final int from = random.nextInt(body.length + 1);
        final int to = Math.min(body.length, from + random.nextInt(3));
        final byte[] insert = new byte[random.nextInt(3)];
        for (int i = 0; i < insert.length; i++) {
            insert[i] = fragments[random.nextInt(fragments.length)];
        }
        final byte[] edited = Arrays.copyOf(body, body.length - (to - from) + insert.length);
        System.arraycopy(insert, 0, edited, from, insert.length);
        System.arraycopy(body, to, edited, from + insert.length, body.length - to);
        return edited;
    }

    private List<String> texts(final byte[] body) {
        final boolean wellFormed = Scans.scan(scanner, body);
        final OrderView order = Scans.order(scanner);
        return Stream.concat(
                        Stream.of(wellFormed + ", " + Scans.message(scanner)),
                        Stream.of(OrderField.values()).map(field -> order.textLength(field) + ": " + order.text(field)))
                .toList();
    }
}
