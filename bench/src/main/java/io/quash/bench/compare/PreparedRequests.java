package io.quash.bench.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/** Requests with the headers that Quash sends, signed before they are timed. For one thread. */
public final class PreparedRequests {
    private static final int MOST_BYTES = 512;
    /* The longest that the venue allows, since a request waits for its turn. */
    private static final String PARAMETERS = "&recvWindow=60000";

    private final StockSigner signer = new StockSigner();
    private final String afterTarget;
    private ByteBuffer bytes = ByteBuffer.allocateDirect(0);
    private int[] ends = new int[0];
    private long first;

    public PreparedRequests(final Target target) {
        afterTarget = " HTTP/1.1\r\nHost: " + target.endpoint().getAuthority() + "\r\n" + Target.API_KEY_HEADER + ": "
                + Target.API_KEY + "\r\nUser-Agent: quash\r\n\r\n";
    }

    public void prepare(final long firstOrderId, final int count) {
        if (ends.length < count) {
            ends = new int[count];
            bytes = ByteBuffer.allocateDirect(count * MOST_BYTES);
        }
        first = firstOrderId;
        bytes.clear();
        for (int i = 0; i < count; i++) {
            bytes.put(("DELETE " + signer.signed(firstOrderId + i, PARAMETERS) + afterTarget).getBytes(US_ASCII));
            ends[i] = bytes.position();
        }
    }

    /** The same direct buffer until the next {@link #prepare}, from position to limit the request. */
    public ByteBuffer of(final long orderId) {
        final int index = (int) (orderId - first);
        return bytes.limit(ends[index]).position(index == 0 ? 0 : ends[index - 1]);
    }
}
