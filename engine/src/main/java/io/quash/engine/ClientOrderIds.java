package io.quash.engine;

import io.quash.engine.venue.RequestEncoder;

/** Which client order ids the venue takes: 1 to 36 of {@code .A-Z:/a-z0-9_-} (section 1 of the API facts). */
final class ClientOrderIds {
    private static final boolean[] LEGAL = new boolean[128];

    static {
        final String legal = ".:/_-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        for (int i = 0; i < legal.length(); i++) {
            LEGAL[legal.charAt(i)] = true;
        }
    }

    private ClientOrderIds() {}

    static boolean isLegal(final CharSequence id) {
        if (id == null) {
            return false;
        }
        final int length = id.length();
        if (length == 0 || length > RequestEncoder.MAX_CLIENT_ORDER_ID_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            final char c = id.charAt(i);
            if (c >= LEGAL.length || !LEGAL[c]) {
                return false;
            }
        }
        return true;
    }
}
