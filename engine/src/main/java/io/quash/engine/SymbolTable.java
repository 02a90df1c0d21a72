package io.quash.engine;

import io.quash.engine.venue.SymbolQuery;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Symbols that were registered, as numbers. Registration is cold and from any thread; an entry never changes, and a
 * reader that was handed its number sees it.
 */
final class SymbolTable {
    private record Entry(String name, DirectBuffer nameUtf8, byte[] query) {}

    private volatile Entry[] entries = new Entry[0];

    synchronized int register(final String symbol) {
        final Entry[] current = entries;
        for (int i = 0; i < current.length; i++) {
            if (current[i].name.equals(symbol)) {
                return i;
            }
        }
        final Entry[] longer = Arrays.copyOf(current, current.length + 1);
        longer[current.length] = new Entry(symbol, utf8(symbol), SymbolQuery.encode(symbol));
        entries = longer;
        return current.length;
    }

    boolean isRegistered(final int symbol) {
        return symbol >= 0 && symbol < entries.length;
    }

    String name(final int symbol) {
        return entries[symbol].name;
    }

    DirectBuffer nameUtf8(final int symbol) {
        return entries[symbol].nameUtf8;
    }

    byte[] query(final int symbol) {
        return entries[symbol].query;
    }

    private static DirectBuffer utf8(final String symbol) {
        return new UnsafeBuffer(symbol.getBytes(StandardCharsets.UTF_8));
    }
}
