package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemberNamesTest {
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
}
