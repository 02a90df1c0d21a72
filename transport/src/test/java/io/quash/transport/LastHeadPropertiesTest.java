package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class LastHeadPropertiesTest {
    private static final DecoderLimits TIGHT = new DecoderLimits(40, 200, 6, 2, 20, 64);

    @Test
    void shouldDecodeAsAFreshDecoderWhateverCameBefore() {
        final List<byte[]> streams = DecoderProperties.seeds()
                .map(LastHeadPropertiesTest::stream)
                .filter(s -> s.length < 2048)
                .toList();
        assertTrue(streams.size() > 200);
        mustDecodeAsAFreshDecoder(DecoderLimits.DEFAULTS, streams, 3_000);
        mustDecodeAsAFreshDecoder(TIGHT, streams, 3_000);
    }

    private static byte[] stream(final byte[] input) {
        return Arrays.copyOfRange(input, DecoderProperties.PREFIX, input.length);
    }

    /** One decoder takes streams that are whole, alike or damaged, one after the other; each time a fresh one judges. */
    private static void mustDecodeAsAFreshDecoder(
            final DecoderLimits limits, final List<byte[]> streams, final int rounds) {
        final Random random = new Random(20261123);
        final ResponseDecoder reused = new ResponseDecoder(limits);
        int completed = 0;
        byte[] stream = streams.get(0);
        for (int round = 0; round < rounds; round++) {
            stream = random.nextInt(4) == 0 ? streams.get(random.nextInt(streams.size())) : stream.clone();
            if (random.nextInt(3) == 0) {
                stream[random.nextInt(stream.length)] = (byte) " :\r\nA1~\t\0".charAt(random.nextInt(9));
            }
            final int cut = random.nextInt(stream.length);
            reused.reset();
            final Decoded expected = decode(new ResponseDecoder(limits), stream, stream.length);
            Feeder.mustEqual(expected, decode(reused, stream, cut), "after others, cut at " + cut, stream);
            completed += expected.isComplete() ? 1 : 0;
        }
        assertTrue(completed > 0, "responses that were complete");
    }

    private static Decoded decode(final ResponseDecoder decoder, final byte[] stream, final int cut) {
        final UnsafeBuffer source = new UnsafeBuffer(stream);
        final int consumed = decoder.decode(source, 0, cut);
        return Decoded.of(decoder, consumed + decoder.decode(source, cut, stream.length - cut));
    }
}
