package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.order.OrderField;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The names that the scanner knows, each with a slot: the order's fields by ordinal, then the others. */
final class AnswerNames {
    static final int UNKNOWN = -1;
    static final int CODE = OrderField.values().length;
    static final int MESSAGE = CODE + 1;
    static final int SERVER_TIME = CODE + 2;
    static final int COUNT = CODE + 3;

    private static final byte[][] NAMES = names();
    private static final byte[][] WITH_QUOTES_AND_COLON = withQuotesAndColon();
    private static final int[][] SLOTS_BY_LENGTH = slotsByLength();

    private AnswerNames() {}

    static int slotOf(PlainText name) {
        final int length = name.length();
        if (length < 0 || length >= SLOTS_BY_LENGTH.length) {
            return UNKNOWN;
        }
        final int start = name.offset();
        for (final int slot : SLOTS_BY_LENGTH[length]) {
            if (Arrays.equals(name.bytes(), start, start + length, NAMES[slot], 0, length)) {
                return slot;
            }
        }
        return UNKNOWN;
    }

    /** The name as it stands before a value: {@code "name":}. */
    static byte[] withQuotesAndColon(int slot) {
        return WITH_QUOTES_AND_COLON[slot];
    }

    private static byte[][] names() {
        final byte[][] names = new byte[COUNT][];
        for (final OrderField field : OrderField.values()) {
            names[field.ordinal()] = field.jsonName().getBytes(US_ASCII);
        }
        names[CODE] = "code".getBytes(US_ASCII);
        names[MESSAGE] = "msg".getBytes(US_ASCII);
        names[SERVER_TIME] = "serverTime".getBytes(US_ASCII);
        return names;
    }

    private static byte[][] withQuotesAndColon() {
        return Arrays.stream(NAMES)
                .map(name -> ('"' + new String(name, US_ASCII) + "\":").getBytes(US_ASCII))
                .toArray(byte[][]::new);
    }

    private static int[][] slotsByLength() {
        int longest = 0;
        for (final byte[] name : NAMES) {
            longest = Math.max(longest, name.length);
        }
        final int[][] slots = new int[longest + 1][];
        for (int length = 0; length <= longest; length++) {
            final int wanted = length;
            slots[length] = IntStream.range(0, COUNT)
                    .filter(slot -> NAMES[slot].length == wanted)
                    .toArray();
        }
        return slots;
    }
}
