package io.quash.bench.exchange;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Compares a signature with the HMAC-SHA256 of what it signs. Single-threaded: each connection has its own. */
final class SignatureCheck {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    SignatureCheck(final String secret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime offers no " + ALGORITHM, e);
        }
    }

    /** Whether {@code hex}, in either case, signs the first {@code length} bytes of the query as received. */
    boolean accepts(final String query, final int length, final String hex) {
        final byte[] expected = mac.doFinal(query.substring(0, length).getBytes(StandardCharsets.ISO_8859_1));
        if (hex.length() != 2 * expected.length) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < expected.length; i++) {
            final int high = Character.digit(hex.charAt(2 * i), 16);
            final int low = Character.digit(hex.charAt(2 * i + 1), 16);
            difference |= high < 0 || low < 0 ? 1 : (high << 4 | low) ^ (expected[i] & 0xff);
        }
        return difference == 0;
    }
}
