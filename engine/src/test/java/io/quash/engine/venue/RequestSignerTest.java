package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.engine.support.Allocation;
import io.quash.engine.support.Fixtures;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestSignerTest {
    private static final int ROUNDS = 100_000;

    // RFC 4231, section 4; case 5 prints only the first 128 bits.
    @ParameterizedTest
    @CsvSource({
        "0b*20, 4869205468657265," + "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "aa*20," + "dd*50," + "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        "0102030405060708090a0b0c0d0e0f10111213141516171819,"
                + "cd*50,"
                + "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        "0c*20, 546573742057697468205472756e636174696f6e," + "a3b6167473100ee06e0c796c2955552b",
        "aa*131, 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579"
                + "204669727374, 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        "aa*131, 5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b65"
                + "7920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e656564"
                + "7320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f"
                + "726974686d2e, 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    })
    void shouldGiveTheAnswersOfRfc4231(String key, String data, String expected) {
        final String signature = sign(new RequestSigner(bytes(key)), bytes(data));
        assertEquals(expected, signature.substring(0, expected.length()));
    }

    @Test
    void shouldGiveEveryKnownAnswer() {
        final List<String> rows = Fixtures.lines("kat_hmac.tsv");
        for (final String row : rows.subList(1, rows.size())) {
            final String[] columns = row.split("\t");
            final RequestSigner signer = new RequestSigner(columns[2].getBytes(UTF_8));
            assertEquals(columns[4], sign(signer, columns[3].getBytes(UTF_8)), columns[0]);
        }
        assertTrue(rows.size() > 20, "rows: " + rows.size());
    }

    @Test
    void shouldEqualTheStockMacWhenReusedForPayloadsOfAnyLength() throws GeneralSecurityException {
        final Random random = new Random(3);
        for (final int keyLength : new int[] {1, 31, 32, 55, 63, 64, 65, 128, 129, 1000}) {
            final byte[] key = randomBytes(random, keyLength);
            final Mac stock = stockMac(key);
            final RequestSigner signer = new RequestSigner(key);
            for (int length = 0; length <= 260; length++) {
                assertEqualSignatures(stock, signer, randomBytes(random, length));
            }
            for (final int length : new int[] {511, 512, 513, 1023, 1024, 1025, 8191, 100_000, 3}) {
                assertEqualSignatures(stock, signer, randomBytes(random, length));
            }
        }
    }

    @Test
    void shouldSignAPartOfADirectBufferAndTouchNothingElse() throws GeneralSecurityException {
        final byte[] key = "secretKey".getBytes(US_ASCII);
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(200));
        buffer.setMemory(0, 200, (byte) '.');
        buffer.putStringWithoutLengthAscii(7, "symbol=BTCUSDT&timestamp=1");
        new RequestSigner(key).sign(buffer, 7, 26, 44);
        final String expected =
                HexFormat.of().formatHex(stockMac(key).doFinal("symbol=BTCUSDT&timestamp=1".getBytes(US_ASCII)));
        final String all = ".".repeat(7) + "symbol=BTCUSDT&timestamp=1" + ".".repeat(11) + expected + ".".repeat(92);
        assertEquals(all, buffer.getStringWithoutLengthAscii(0, 200));
    }

    @Test
    void shouldKeepSigningWhenCallerWipesItsArray() {
        final byte[] secret = "secretKey".getBytes(US_ASCII);
        final RequestSigner signer = new RequestSigner(secret);
        assertEquals("secretKey", new String(secret, US_ASCII));
        final String before = sign(signer, new byte[] {1});
        Arrays.fill(secret, (byte) 0);
        assertEquals(before, sign(signer, new byte[] {1}));
    }

    @Test
    void shouldRefuseAnEmptySecret() {
        assertThrows(IllegalArgumentException.class, () -> new RequestSigner(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new RequestSigner(null));
    }

    @Test
    void shouldRefuseToSignAfterClose() {
        final RequestSigner signer = new RequestSigner("secretKey".getBytes(US_ASCII));
        signer.close();
        signer.close();
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[100]);
        assertThrows(IllegalStateException.class, () -> signer.sign(buffer, 0, 10, 20));
        assertEquals("RequestSigner{HmacSHA256, closed}", signer.toString());
    }

    @ParameterizedTest
    @CsvSource({"5ec1e7, 07e4", "aa*131, bb*131"})
    void shouldKeepNothingOfTheKeyAfterClose(String key, String otherKey)
            throws ReflectiveOperationException, CloneNotSupportedException {
        final HmacSha256Spi spi = new HmacSha256Spi();
        final HmacSha256Spi otherSpi = new HmacSha256Spi();
        try (RequestSigner signer = new RequestSigner(bytes(key), spi);
                RequestSigner other = new RequestSigner(bytes(otherKey), otherSpi)) {
            sign(signer, new byte[] {1});
            sign(other, new byte[] {1});
            signer.prepare();
            other.prepare();
            final Map<String, String> state = state(spi);
            state(otherSpi).forEach((field, value) -> assertNotEquals(value, state.get(field), field));
        }
        assertEquals(state(otherSpi), state(spi), "a state that does not depend on the key");
    }

    @Test
    void shouldNotShowTheKey() {
        final String shown = new RequestSigner("secretKey".getBytes(US_ASCII)).toString();
        assertFalse(shown.contains("secretKey"));
        assertEquals("RequestSigner{HmacSHA256}", shown);
    }

    @Test
    void shouldAllocateNothingWhenSigning() {
        final RequestSigner signer = new RequestSigner("secretKey".getBytes(US_ASCII));
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(1024));
        assertEquals(0, Allocation.bytesIn(ROUNDS, () -> signer.sign(buffer, 0, 110, 900)));
        assertEquals(0, Allocation.bytesIn(ROUNDS, () -> signer.sign(buffer, 0, 800, 900)));
    }

    @Test
    void shouldCatchTheStockMacAllocating() throws GeneralSecurityException {
        final Mac stock = stockMac("secretKey".getBytes(US_ASCII));
        final byte[] payload = new byte[110];
        final byte[] mac = new byte[32];
        final Runnable sign = () -> {
            stock.update(payload);
            System.arraycopy(stock.doFinal(), 0, mac, 0, mac.length);
        };
        assertTrue(Allocation.bytesIn(ROUNDS, sign) >= 32L * ROUNDS);
    }

    /** Returns the arrays of the spi, and what its digests would say of the bytes that they were given. */
    private static Map<String, String> state(HmacSha256Spi spi)
            throws ReflectiveOperationException, CloneNotSupportedException {
        final Map<String, String> state = new HashMap<>();
        for (final Field field : HmacSha256Spi.class.getDeclaredFields()) {
            field.setAccessible(true);
            final Object value = field.get(spi);
            if (value instanceof byte[] array) {
                state.put(field.getName(), HexFormat.of().formatHex(array));
            } else if (value instanceof MessageDigest digest) {
                state.put(field.getName(), HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest()));
            }
        }
        assertEquals(Set.of("inner", "outer", "innerPad", "outerPad", "result"), state.keySet());
        return state;
    }

    private static void assertEqualSignatures(Mac stock, RequestSigner signer, byte[] payload) {
        assertEquals(HexFormat.of().formatHex(stock.doFinal(payload)), sign(signer, payload));
    }

    private static String sign(RequestSigner signer, byte[] payload) {
        final int hexOffset = 5 + payload.length + 2;
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[hexOffset + RequestSigner.HEX_LENGTH]);
        buffer.putBytes(5, payload);
        signer.sign(buffer, 5, payload.length, hexOffset);
        return buffer.getStringWithoutLengthAscii(hexOffset, RequestSigner.HEX_LENGTH);
    }

    private static Mac stockMac(byte[] key) throws GeneralSecurityException {
        final Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac;
    }

    /** Hex, or one hex byte and how often it comes: {@code aa*131}. */
    private static byte[] bytes(String hex) {
        final int times = hex.indexOf('*');
        return HexFormat.of()
                .parseHex(times < 0 ? hex : hex.substring(0, times).repeat(Integer.parseInt(hex.substring(times + 1))));
    }

    private static byte[] randomBytes(Random random, int length) {
        final byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
