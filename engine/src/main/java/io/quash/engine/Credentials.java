package io.quash.engine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * API key and secret. The secret is wiped once the sender has keyed its signer, so one object serves one gateway. It
 * never shows in {@link #toString()} or in a message.
 */
public final class Credentials {
    private final String apiKey;
    private final byte[] secret;
    private final AtomicBoolean taken = new AtomicBoolean();

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

    /** @throws IllegalArgumentException when another gateway has them: the secret is wiped, or soon will be. */
    void take() {
        if (taken.getAndSet(true)) {
            throw new IllegalArgumentException(
                    "credentials: were given to another gateway, which wipes them; make new ones for each gateway");
        }
    }

    void wipe() {
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "Credentials{hidden}";
    }
}
