package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AsciiTest {
    @Test
    void shouldStopAtEachControlCharacterWhereverItIs() {
        for (int value = 0; value < 256; value++) {
            final boolean isControl = value < 0x20 && value != '\t' || value == 0x7F;
            for (int filler : new int[] {' ', '~', '\t', 0x80, 0xFF}) {
                for (int place = 0; place < 27; place++) {
                    final byte[] text = new byte[27];
                    Arrays.fill(text, (byte) filler);
                    text[place] = (byte) value;
                    assertEquals(isControl ? place : 27, Ascii.skipText(text, 0, 27));
                }
            }
        }
    }

    @Test
    void shouldNotLookOutsideItsBounds() {
        final byte[] text = new byte[40];
        for (int start = 0; start < 40; start++) {
            for (int end = start; end < 40; end++) {
                Arrays.fill(text, (byte) 0);
                Arrays.fill(text, start, end, (byte) 'x');
                assertEquals(end, Ascii.skipText(text, start, end));
            }
        }
    }

    @Test
    void shouldNotTakeWhatFollowsOrPrecedesForABlankOrADigit() {
        final byte[] blanks = Feeder.bytes("    ");
        assertEquals(3, Ascii.skipBlanks(blanks, 1, 3));
        assertEquals(1, Ascii.trimBlanks(blanks, 1, 3));
        assertTrue(Ascii.isAllDigits(Feeder.bytes("1234"), 1, 3));
        assertFalse(Ascii.isAllDigits(Feeder.bytes("1234"), 3, 3));
    }
}
