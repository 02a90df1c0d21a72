package io.quash.engine.venue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes at a time, as one long with the first byte lowest. A search answers with a long in which the
 * lowest bit that is set belongs to the first byte found; above it a borrow or carry may have set others.
 */
final class EightBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = EACH * 0x80;

    private EightBytes() {}

    static long at(byte[] text, int index) {
        return (long) LONGS.get(text, index);
    }

    /** How many bytes come before the first one found. */
    static int before(long found) {
        return Long.numberOfTrailingZeros(found) / Byte.SIZE;
    }

    /** Finds what ends a run of plain characters in a JSON string: quote, backslash, control or beyond ASCII. */
    static long findSpecial(long eight) {
        final long controlOrBeyondAscii = (eight - EACH * ' ') | eight;
        return (controlOrBeyondAscii | zeros(eight ^ EACH * '"') | zeros(eight ^ EACH * '\\')) & HIGH_BITS;
    }

    static long findNonDigit(long eight) {
        final long value = eight ^ EACH * '0';
        return (value + EACH * (0x80 - 10) | value) & HIGH_BITS;
    }

    /** Whether the text has all of these bytes here; it must be long enough. */
    static boolean matches(byte[] text, int index, byte[] expected) {
        final int length = expected.length;
        if (length < Long.BYTES) {
            for (int i = 0; i < length; i++) {
                if (text[index + i] != expected[i]) {
                    return false;
                }
            }
            return true;
        }
        final int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if (at(text, index + i) != at(expected, i)) {
                return false;
            }
        }
        return at(text, index + last) == at(expected, last);
    }

    private static long zeros(long eight) {
        return (eight - EACH) & ~eight;
    }
}
