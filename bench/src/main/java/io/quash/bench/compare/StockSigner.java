package io.quash.bench.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests with the JDK's HMAC, one {@link Mac} used again and again. For one thread. */
final class StockSigner {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String HEAD = Target.PATH + "?symbol=" + Target.SYMBOL + "&orderId=";

    private final HexFormat hex = HexFormat.of();
    private final Mac mac;

    StockSigner() {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Target.API_SECRET.getBytes(US_ASCII), ALGORITHM));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    /** Path and signed query of a cancel, valid from now on. */
    String signed(final long orderId) {
        return signed(orderId, "");
    }

    /** @param parameters further ones, each after a {@code &} */
    String signed(final long orderId, final String parameters) {
        final StringBuilder request = new StringBuilder(256)
                .append(HEAD)
                .append(orderId)
                .append(parameters)
                .append("&timestamp=")
                .append(System.currentTimeMillis());
        final byte[] query = request.substring(Target.PATH.length() + 1).getBytes(US_ASCII);
        request.append("&signature=");
        hex.formatHex(request, mac.doFinal(query));
        return request.toString();
    }
}
