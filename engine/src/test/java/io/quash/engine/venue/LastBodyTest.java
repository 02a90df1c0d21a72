package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LastBodyTest {
    private final LastBody last = new LastBody();

    @Test
    void shouldCountTheBytesThatAreTheSame() {
        final byte[] text = "\"a\":1,\"b\":2,".getBytes(UTF_8);
        remember("\"a\":1,", "\"b\":2,");
        last.rewind();
        for (int end = 0; end <= text.length; end++) {
            assertEquals(end, last.sameBytes(text, 0, end));
        }
        for (int i = 0; i < text.length; i++) {
            final byte[] other = text.clone();
            other[i] ^= 1;
            assertEquals(i, last.sameBytes(other, 0, other.length));
        }
    }

    @Test
    void shouldPutAMemberOfAnotherLengthInThePlaceOfTheOneBefore() {
        remember("\"a\":1,", "\"b\":2,", "\"c\":345,");
        for (final String other : List.of("\"b\":\"two\",", "\"b\":,", "\"b\":2, ")) {
            last.rewind();
            last.skip();
            remember(other);
            last.rewind();
            assertNext("\"a\":1,");
            assertNext(other);
            assertNext("\"c\":345,");
            assertFalse(last.isNextWithin(1000), "no more than came");
        }
    }

    @Test
    void shouldForgetWhatCameAfterAMemberTooLongToRemember() {
        remember("\"a\":1,", "\"b\":2,", "\"c\":3,");
        last.rewind();
        last.skip();
        remember("x".repeat(3000));
        last.rewind();
        assertNext("\"a\":1,");
        assertFalse(last.isNextWithin(5000));
    }

    @Test
    void shouldRememberNoMoreThanThereIsRoomFor() {
        for (int i = 0; i < 100; i++) {
            remember("\"" + i + "\":1,");
        }
        last.rewind();
        for (int i = 0; i < 32; i++) {
            assertNext("\"" + i + "\":1,");
        }
        assertFalse(last.isNextWithin(1000));
    }

    @Test
    void shouldScanAsAFreshScannerWhateverCameBefore() {
        final Random random = new Random(20261123);
        final Members reused = new Members();
        List<String> members = new ArrayList<>();
        int wellFormed = 0;
        for (int round = 0; round < 20_000; round++) {
            if (round % 8 == 0) {
                members = someMembers(random);
            } else {
                members.set(random.nextInt(members.size()), someMember(random));
            }
            final byte[] body = ("{" + String.join(random.nextInt(4) == 0 ? ", " : ",", members) + "}").getBytes(UTF_8);
            if (random.nextInt(8) == 0) {
                body[random.nextInt(body.length)] = (byte) ",:\"{}\\ 1x".charAt(random.nextInt(9));
            }
            final Members fresh = new Members();
            final boolean expected = fresh.scan(body, 0, body.length);
            assertEquals(expected, reused.scan(body, 0, body.length), () -> new String(body, UTF_8));
            wellFormed += expected ? 1 : 0;
            mustBeAlike(fresh, reused, new String(body, UTF_8));
        }
        assertTrue(wellFormed > 5_000 && wellFormed < 19_000, "well formed: " + wellFormed);
    }

    private static void mustBeAlike(final Members expected, final Members actual, final String body) {
        assertEquals(expected.present(), actual.present(), body);
        for (int slot = 0; slot < AnswerNames.COUNT; slot++) {
            if (expected.isPresent(slot)) {
                assertEquals(expected.start(slot), actual.start(slot), body);
                assertEquals(expected.end(slot), actual.end(slot), body);
                assertEquals(expected.isEscaped(slot), actual.isEscaped(slot), body);
            }
        }
    }

    private static List<String> someMembers(final Random random) {
        final List<String> members = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            members.add(someMember(random));
        }
        return members;
    }

    private static String someMember(final Random random) {
        final String[] names = {
            "price",
            "status",
            "side",
            "type",
            "symbol",
            "orderId",
            "avgPrice",
            "cumQty",
            "code",
            "msg",
            "unknown",
            "another",
            "updateTime",
            "origQty",
            "positionSide",
            "timeInForce"
        };
        final String[] values = {
            "1",
            "12",
            "\"1\"",
            "\"\"",
            "\"\\u0041\"",
            "null",
            "true",
            "{\"price\":1}",
            "[1,{}]",
            "-1.5e3",
            "\"a,b\"",
            " 7 "
        };
        return '"' + names[random.nextInt(names.length)] + "\":" + values[random.nextInt(values.length)];
    }

    private void remember(final String... members) {
        for (final String member : members) {
            final byte[] text = ("  " + member).getBytes(UTF_8);
            last.remember(text, 2, text.length, 7, 5, 6);
        }
    }

    private void assertNext(final String member) {
        final byte[] text = member.getBytes(UTF_8);
        assertEquals(text.length, last.sameBytes(text, 0, text.length));
        assertTrue(last.isNextWithin(text.length));
        assertFalse(last.isNextWithin(text.length - 1));
        assertEquals(text.length, last.nextLength());
        assertEquals(7, last.nextFinding());
        assertEquals(3, last.nextValueStart());
        assertEquals(4, last.nextValueEnd());
        last.skip();
    }
}
