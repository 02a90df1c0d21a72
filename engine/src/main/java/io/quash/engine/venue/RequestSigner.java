package io.quash.engine.venue;

import java.nio.ByteOrder;
import java.security.InvalidKeyException;
import java.security.Key;
import java.util.Arrays;
import javax.crypto.Mac;
import org.agrona.MutableDirectBuffer;

/**
 * Signs a request: the lower-case hex of HMAC-SHA256 over its query string, written beside it. Keyed once and reused;
 * not thread safe; signing allocates nothing. The key is in no exception and not in {@link #toString()}.
 */
public final class RequestSigner implements AutoCloseable {
    /** The characters that {@link #sign} writes. */
    public static final int HEX_LENGTH = 2 * HmacSha256Spi.MAC_LENGTH;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CHUNK_LENGTH = 512;
    private static final byte[] NO_SECRET = {};
    private static final short[] HEX = hexPairs();

    private final Mac mac;
    private final byte[] chunk = new byte[CHUNK_LENGTH];
    private boolean closed;

    /**
     * Keys the signer. Keeps no reference to the array: the caller may, and should, overwrite it afterwards.
     *
     * @param secret of the API key, as bytes.
     */
    public RequestSigner(byte[] secret) {
        this(secret, new HmacSha256Spi());
    }

    RequestSigner(byte[] secret, HmacSha256Spi spi) {
        if (secret == null || secret.length == 0) {
            throw new IllegalArgumentException("the API secret is empty: give the secret that belongs to the API key");
        }
        mac = new ReusableMac(spi);
        init(secret);
    }

    /**
     * Signs a part of the buffer and writes {@link #HEX_LENGTH} characters into the same buffer.
     *
     * @throws IllegalStateException after {@link #close()}.
     */
    public void sign(MutableDirectBuffer buffer, int payloadOffset, int payloadLength, int hexOffset) {
        if (closed) {
            throw new IllegalStateException("the signer was closed and has no key any more");
        }
        // The payload goes through an array: a Mac takes direct memory only as a ByteBuffer, and copies it to an array
        // of its own making.
        for (int done = 0; done < payloadLength; done += CHUNK_LENGTH) {
            final int length = Math.min(CHUNK_LENGTH, payloadLength - done);
            buffer.getBytes(payloadOffset + done, chunk, 0, length);
            mac.update(chunk, 0, length);
        }
        final byte[] signature = mac.doFinal();
        for (int i = 0; i < HmacSha256Spi.MAC_LENGTH; i++) {
            buffer.putShort(hexOffset + 2 * i, HEX[signature[i] & 0xFF], ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Does ahead what can be done before there is a request, when there is time for it. */
    public void prepare() {
        if (!closed) {
            mac.update(chunk, 0, 0);
        }
    }

    /** Overwrites everything that was derived from the key. */
    @Override
    public void close() {
        closed = true;
        init(NO_SECRET);
        Arrays.fill(chunk, (byte) 0);
    }

    @Override
    public String toString() {
        return "RequestSigner{" + ALGORITHM + (closed ? ", closed}" : "}");
    }

    private void init(byte[] secret) {
        try {
            mac.init(new BorrowedKey(secret));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA256 takes a key of any length but did not take this one", e);
        }
    }

    private static short[] hexPairs() {
        final String digits = "0123456789abcdef";
        final short[] pairs = new short[256];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (short) (digits.charAt(i >> 4) | digits.charAt(i & 0xF) << Byte.SIZE);
        }
        return pairs;
    }

    private static final class ReusableMac extends Mac {
        ReusableMac(HmacSha256Spi spi) {
            // Only Mac.getProvider() would need a provider.
            super(spi, null, ALGORITHM);
        }
    }

    /** Lends the secret while the Mac takes it: a SecretKeySpec would keep a copy, and its destroy() only throws. */
    private static final class BorrowedKey implements Key {
        private static final long serialVersionUID = 1L;

        private final byte[] secret;

        BorrowedKey(byte[] secret) {
            this.secret = secret;
        }

        @Override
        public String getAlgorithm() {
            return ALGORITHM;
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        @Override
        public byte[] getEncoded() {
            return secret.clone();
        }
    }
}
