package io.quash.engine;

import java.util.Arrays;

/**
 * API key and secret. The secret is wiped once the sender has keyed its signer, so one object serves one gateway. It
 * never shows in {@link #toString()} or in a message.
 */
public final class Credentials {
    private final String apiKey;
    private final byte[] secret;

    /**
     * @param apiKey printable ASCII without blanks.
     * @param secret is copied; the caller wipes its own.
     * @throws IllegalArgumentException naming which of the two is unfit, without showing it.
     */
    public Credentials(final String apiKey, final byte[] secret) {
        if (apiKey == null || apiKey.isEmpty() || !apiKey.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("API key: must be printable ASCII without blanks, and not empty");
        }
        if (secret == null || secret.length == 0) {
            throw new IllegalArgumentException("API secret: must not be empty");
        }
        this.apiKey = apiKey;
        this.secret = secret.clone();
    }

    String apiKey() {
        return apiKey;
    }

    byte[] secret() {
        return secret;
    }

    void wipe() {
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "Credentials{hidden}";
    }
}
