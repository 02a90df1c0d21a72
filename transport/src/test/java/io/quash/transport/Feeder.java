package io.quash.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Feeds one reused decoder in different ways. Each read is wiped after it, so a decoder that looks back is
 * found out.
 */
final class Feeder {
    private static final int OFFSET_IN_READ = 3;

    private final ResponseDecoder decoder;
    private final UnsafeBuffer read = new UnsafeBuffer(ByteBuffer.allocateDirect(256 * 1024));

    Feeder() {
        this(DecoderLimits.DEFAULTS);
    }

    Feeder(final DecoderLimits limits) {
        decoder = new ResponseDecoder(limits);
    }

    static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    Decoded whole(final String stream) {
        return whole(bytes(stream));
    }

    Decoded whole(final byte[] stream) {
        decoder.reset();
        return Decoded.of(decoder, feed(stream, 0, stream.length));
    }

    /** The response, and then the peer closes. */
    Decoded wholeThenClose(final String stream) {
        whole(stream);
        return close(stream.length());
    }

    Decoded firstBytesThenClose(final byte[] stream, final int length) {
        decoder.reset();
        return close(feed(stream, 0, length));
    }

    Decoded byteByByte(final byte[] stream) {
        decoder.reset();
        int consumed = 0;
        for (int i = 0; i < stream.length; i++) {
            consumed += feed(stream, i, i + 1);
        }
        return Decoded.of(decoder, consumed);
    }

    Decoded cutAt(final byte[] stream, final int cut) {
        decoder.reset();
        final int consumed = feed(stream, 0, cut);
        return Decoded.of(decoder, consumed + feed(stream, cut, stream.length));
    }

    /** In pieces of these lengths by turns; afterwards the peer closes, if it is to. */
    Decoded inPieces(final byte[] stream, final boolean closes, final int... lengths) {
        decoder.reset();
        int consumed = 0;
        int position = 0;
        for (int turn = 0; position < stream.length; turn++) {
            final int next = Math.min(stream.length, position + lengths[turn % lengths.length]);
            consumed += feed(stream, position, next);
            position = next;
        }
        return closes ? close(consumed) : Decoded.of(decoder, consumed);
    }

    Decoded inRandomPieces(final byte[] stream, final Random random) {
        decoder.reset();
        final int longest = 1 + random.nextInt(1 + random.nextInt(stream.length + 1));
        int consumed = 0;
        int position = 0;
        while (position < stream.length) {
            final int next = Math.min(stream.length, position + random.nextInt(longest + 1));
            consumed += feed(stream, position, next);
            position = next;
        }
        return Decoded.of(decoder, consumed);
    }

    /**
     * Fails unless the stream comes out the same for every cut in two and byte by byte; returns what comes
     * out.
     */
    Decoded everyWay(final byte[] stream) {
        final Decoded expected = whole(stream);
        mustEqual(expected, byteByByte(stream), "byte by byte", stream);
        for (int cut = 0; cut <= stream.length; cut++) {
            mustEqual(expected, cutAt(stream, cut), "cut at " + cut, stream);
        }
        return expected;
    }

    Decoded everyWay(final String stream) {
        return everyWay(bytes(stream));
    }

    static void mustEqual(final Decoded expected, final Decoded actual, final String how, final byte[] stream) {
        if (!expected.equals(actual)) {
            throw new AssertionError(how + ": expected " + expected + " but was " + actual + " for "
                    + Arrays.toString(stream) + "\n" + new String(stream, StandardCharsets.ISO_8859_1));
        }
    }

    private Decoded close(final int consumed) {
        final boolean wasComplete = decoder.isComplete();
        final boolean completes = decoder.endOfStream();
        if (completes != (decoder.isComplete() && !wasComplete)) {
            throw new AssertionError("endOfStream returned " + completes);
        }
        return Decoded.of(decoder, consumed);
    }

    private int feed(final byte[] stream, final int start, final int end) {
        read.putBytes(OFFSET_IN_READ, stream, start, end - start);
        final int consumed = decoder.decode(read, OFFSET_IN_READ, end - start);
        read.setMemory(0, end - start + OFFSET_IN_READ, (byte) '7');
        return consumed;
    }
}
