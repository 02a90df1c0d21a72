package io.quash.engine;

import java.nio.charset.StandardCharsets;

/** Shows tests of other packages what credentials hold, which nothing else may. */
public final class CredentialsProbe {
    private CredentialsProbe() {}

    public static String apiKey(final Credentials credentials) {
        return credentials.apiKey();
    }

    public static String secret(final Credentials credentials) {
        return new String(credentials.secret(), StandardCharsets.US_ASCII);
    }

    public static Credentials of(final Context ctx) {
        return ctx.credentials();
    }
}
