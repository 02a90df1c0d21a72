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

    /**
     * Copies a legal id, reading its length and each character once.
     *
     * @param copy takes {@link RequestEncoder#MAX_CLIENT_ORDER_ID_LENGTH} bytes.
     * @return its length, or 0 when it is not legal.
     */
    static int copyIfLegal(final CharSequence id, final byte[] copy) {
        final int length = id == null ? 0 : id.length();
        if (length > RequestEncoder.MAX_CLIENT_ORDER_ID_LENGTH) {
            return 0;
        }
        for (int i = 0; i < length; i++) {
            final char c = id.charAt(i);
            if (c >= LEGAL.length || !LEGAL[c]) {
                return 0;
            }
            copy[i] = (byte) c;
        }
        return length;
    }
}
