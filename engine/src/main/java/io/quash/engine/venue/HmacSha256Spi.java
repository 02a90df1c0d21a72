package io.quash.engine.venue;

import java.security.DigestException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.MacSpi;

/**
 * Computes HMAC-SHA256 (RFC 2104) with two reused digests. An update of no bytes feeds them their pads before there is a
 * message: that is two of the five blocks that a request takes. The stock implementation allocates its result and a
 * wrapper for every message; this one hands out <em>the same array each time</em>, which the next message overwrites.
 * A new key overwrites everything that was derived from the last key. The spi wipes the bytes that
 * {@link Key#getEncoded()} gives, so these must be a copy.
 */
final class HmacSha256Spi extends MacSpi {
    static final int MAC_LENGTH = 32;
    private static final int BLOCK_LENGTH = 64;

    private final MessageDigest inner = newDigest();
    private final MessageDigest outer = newDigest();
    private final byte[] innerPad = new byte[BLOCK_LENGTH];
    private final byte[] outerPad = new byte[BLOCK_LENGTH];
    private final byte[] result = new byte[MAC_LENGTH];
    private boolean prepared;

    @Override
    protected int engineGetMacLength() {
        return MAC_LENGTH;
    }

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec params)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        if (params != null) {
            throw new InvalidAlgorithmParameterException("HMAC-SHA256 takes no parameters");
        }
        final byte[] secret = key.getEncoded();
        if (secret == null) {
            throw new InvalidKeyException("the key does not give its bytes");
        }
        forgetLastKey();
        final byte[] block = secret.length > BLOCK_LENGTH ? inner.digest(secret) : secret;
        for (int i = 0; i < BLOCK_LENGTH; i++) {
            final int b = i < block.length ? block[i] : 0;
            innerPad[i] = (byte) (b ^ 0x36);
            outerPad[i] = (byte) (b ^ 0x5c);
        }
        Arrays.fill(block, (byte) 0);
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    protected void engineUpdate(byte input) {
        prepare();
        inner.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        prepare();
        inner.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
        prepare();
        prepared = false;
        try {
            inner.digest(result, 0, MAC_LENGTH);
            outer.update(result, 0, MAC_LENGTH);
            outer.digest(result, 0, MAC_LENGTH);
        } catch (DigestException e) {
            throw new ProviderException("a 32-byte array is too short for SHA-256", e);
        }
        return result;
    }

    @Override
    protected void engineReset() {
        if (prepared) {
            inner.reset();
            outer.reset();
            prepared = false;
        }
    }

    /** Overwrites what the pads do not: the JDK's digest also clears its own arrays when it is reset. */
    private void forgetLastKey() {
        Arrays.fill(result, (byte) 0);
        inner.reset();
        outer.reset();
        prepared = false;
    }

    private void prepare() {
        if (!prepared) {
            inner.update(innerPad, 0, BLOCK_LENGTH);
            outer.update(outerPad, 0, BLOCK_LENGTH);
            prepared = true;
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256, this one has not", e);
        }
    }
}
