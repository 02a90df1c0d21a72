package io.quash.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRangeTest {
    @Test
    void shouldReadRangesWhenWellWritten() {
        assertEquals(new KeyRange(null, 1, 100_000), KeyRange.parseOrderIds("1..100000"));
        assertEquals(
                new KeyRange(null, Long.MAX_VALUE - 1, Long.MAX_VALUE),
                KeyRange.parseOrderIds("9223372036854775806..9223372036854775807"));
        assertEquals(new KeyRange("c-", 5, 5), KeyRange.parseClientOrderIds("c-:5..5"));
        assertEquals(new KeyRange("a:b:", 1, 2), KeyRange.parseClientOrderIds("a:b::1..2"));
        assertEquals(new KeyRange("", 1, 2), KeyRange.parseClientOrderIds(":1..2"));
    }

    @ParameterizedTest
    @CsvSource({
        "5, is no range",
        "5..4, is empty",
        "..4, is no id",
        "1.., is no id",
        "-1..4, is no id",
        "1..x, is no id",
        "1..9223372036854775808, is no id",
        "0..100000000, too many keys"
    })
    void shouldSayWhatIsWrongWithOrderIds(final String text, final String words) {
        final Exception refusal = assertThrows(IllegalArgumentException.class, () -> KeyRange.parseOrderIds(text));

        assertTrue(refusal.getMessage().contains(words), refusal::getMessage);
    }

    @ParameterizedTest
    @CsvSource({
        "1..5, has no prefix",
        "c-:1, is no range",
        "c d:1..5, is no client order id",
        "abcdefghijklmnopqrstuvwxyz0123456789:1..2, is no client order id"
    })
    void shouldSayWhatIsWrongWithClientOrderIds(final String text, final String words) {
        final Exception refusal =
                assertThrows(IllegalArgumentException.class, () -> KeyRange.parseClientOrderIds(text));

        assertTrue(refusal.getMessage().contains(words), refusal::getMessage);
    }

    @Test
    void shouldSplitIntoPartsThatDifferByOneAtTheMost() {
        assertEquals(
                List.of(new KeyRange(null, 10, 13), new KeyRange(null, 14, 16), new KeyRange(null, 17, 19)),
                new KeyRange(null, 10, 19).split(3));
        assertEquals(
                List.of(1, 0),
                new KeyRange("c-", 7, 7).split(2).stream().map(KeyRange::count).toList());
    }

    @Test
    void shouldWarmUpWithKeysThatAreNotItsOwn() {
        assertEquals(new KeyRange(null, 21, 25), new KeyRange(null, 1, 20).warmUp(5));
        assertEquals(new KeyRange("warm-up-", 1, 5), new KeyRange("c-", 1, 20).warmUp(5));
        assertEquals(new KeyRange("wwarm-up-", 1, 5), new KeyRange("warm-up-", 1, 20).warmUp(5));
        assertEquals(0, new KeyRange(null, 1, 20).warmUp(0).count());
        assertThrows(
                IllegalArgumentException.class, () -> new KeyRange(null, Long.MAX_VALUE - 9, Long.MAX_VALUE).warmUp(5));
    }
}
