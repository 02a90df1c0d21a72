package io.quash.bench.exchange;

import java.util.Map;

/** The API key and secret that the exchange accepts, and where they came from. */
record Credentials(String key, String secret, String source) {
    static final String KEY_VARIABLE = "QUASH_API_KEY";
    static final String SECRET_VARIABLE = "QUASH_API_SECRET";

    /** @throws IllegalArgumentException if only one of the two variables is set */
    static Credentials from(final Map<String, String> environment) {
        final String key = environment.getOrDefault(KEY_VARIABLE, "");
        final String secret = environment.getOrDefault(SECRET_VARIABLE, "");
        if (key.isEmpty() != secret.isEmpty()) {
            throw new IllegalArgumentException("only one of " + KEY_VARIABLE + " and " + SECRET_VARIABLE
                    + " is set: set both, or neither for the built-in demo key");
        }
        return key.isEmpty()
                ? new Credentials(ExchangeConfig.DEMO_KEY, ExchangeConfig.DEMO_SECRET, "built-in demo values")
                : new Credentials(key, secret, KEY_VARIABLE + " and " + SECRET_VARIABLE);
    }

    /** Without key and secret. */
    @Override
    public String toString() {
        return "Credentials[" + source + "]";
    }
}
