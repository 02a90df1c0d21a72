package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResponseDecoderFuzzTest {
    private static final long SEED = 20260214;
    private static final List<String> PIECES = List.of(
            "HTTP/1.1 200 OK\r\n",
            "HTTP/1.1 100\r\n",
            "HTTP/1.0 429\r\n",
            "HTTP/1.1 204 \r\n",
            "Content-Length: 3\r\n",
            "Content-Length:",
            "Transfer-Encoding: chunked\r\n",
            "Connection: close\r\n",
            "Retry-After: 3\r\n",
            "X: y\r\n",
            "\r\n",
            "\r\n\r\n",
            "\r",
            "\n",
            " ",
            ":",
            ";",
            "0\r\n\r\n",
            "3\r\nabc\r\n",
            "abc",
            "f",
            "\0",
            "\u00ff");

    private final Random random = new Random(SEED);
    private final Feeder feeder = new Feeder();

    @Test
    void shouldDecodeFixturesTheSameInRandomPieces() {
        for (final String response : Fixtures.responses()) {
            final byte[] stream = Feeder.bytes(response + "surplus");
            final Decoded expected = feeder.whole(stream);
            assertTrue(expected.isComplete());
            for (int i = 0; i < 200; i++) {
                assertSame(expected, stream);
            }
        }
    }

    @Test
    void shouldNeverThrowOnRandomBytes() {
        for (int i = 0; i < 20_000; i++) {
            final byte[] stream = new byte[random.nextInt(200)];
            random.nextBytes(stream);
            assertSame(feeder.whole(stream), stream);
        }
    }

    @Test
    void shouldNeverThrowOnRandomBodyBytes() {
        final byte[] chunked = Feeder.bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 20_000; i++) {
            final byte[] stream = Arrays.copyOf(chunked, chunked.length + random.nextInt(50));
            for (int j = chunked.length; j < stream.length; j++) {
                stream[j] = (byte) "0123af;\r\n\r\n".charAt(random.nextInt(11));
            }
            assertSame(feeder.whole(stream), stream);
        }
    }

    @Test
    void shouldComeToEveryKindOfEndTheSameHoweverSplitWhenFixturesAreDamaged() {
        final List<String> responses = Fixtures.responses();
        final Set<Malformation> seen = EnumSet.noneOf(Malformation.class);
        for (int i = 0; i < 20_000; i++) {
            final byte[] stream = damaged(responses.get(random.nextInt(responses.size())));
            final Decoded expected = feeder.whole(stream);
            seen.add(expected.malformation());
            assertSame(expected, stream);
        }
        assertTrue(seen.size() > 8, seen::toString);
    }

    @Test
    void shouldComeToTheSameEndHoweverSplitWhenPiecesAreMixed() {
        final Feeder tight = new Feeder(new DecoderLimits(20, 100, 4, 2, 10, 8));
        final Set<Malformation> seen = EnumSet.noneOf(Malformation.class);
        for (int i = 0; i < 20_000; i++) {
            final StringBuilder text = new StringBuilder(PIECES.get(random.nextInt(3)));
            for (int j = random.nextInt(12); j > 0; j--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            seen.add(tight.everyWay(text.toString()).malformation());
        }
        assertTrue(seen.size() > 15, seen::toString);
    }

    private byte[] damaged(final String response) {
        final byte[] stream = Feeder.bytes(response);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            final boolean isControl = random.nextBoolean();
            stream[random.nextInt(stream.length)] =
                    (byte) (isControl ? "\r\n:, ".charAt(random.nextInt(5)) : random.nextInt());
        }
        return stream;
    }

    private void assertSame(final Decoded expected, final byte[] stream) {
        final Decoded actual = feeder.inRandomPieces(stream, random);
        Feeder.mustEqual(expected, actual, "in random pieces, seed " + SEED, stream);
        assertEquals(expected, actual);
    }
}
