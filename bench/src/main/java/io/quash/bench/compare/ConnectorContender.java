package io.quash.bench.compare;

import com.binance.connector.futures.client.exceptions.BinanceClientException;
import com.binance.connector.futures.client.exceptions.BinanceConnectorException;
import com.binance.connector.futures.client.exceptions.BinanceServerException;
import com.binance.connector.futures.client.impl.UMFuturesClientImpl;
import com.binance.connector.futures.client.impl.futures.Account;
import com.binance.connector.futures.client.utils.HttpClientSingleton;
import com.binance.connector.futures.client.utils.ProxyAuth;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import org.json.JSONObject;

/**
 * The venue's connector for USD-M futures, which signs by itself, and the JSON library that comes with it. It asks at
 * {@code /fapi/v1/order}, the same request under another path.
 *
 * <p>The connector has one HTTP client for the process and takes no trust from outside, so the JVM-wide trust store
 * is the exchange's for as long as this is open.
 */
final class ConnectorContender implements Contender {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String ANY_PASSWORD = "changeit";

    private final Account account;
    private final Path trustStore;
    private final String trustStoreBefore = System.getProperty(TRUST_STORE);
    private final String passwordBefore = System.getProperty(TRUST_STORE_PASSWORD);

    ConnectorContender(final Target target) throws IOException {
        trustStore = target.tls() ? trust(target) : null;
        renewHttpClient();
        account = new UMFuturesClientImpl(
                        Target.API_KEY, Target.API_SECRET, target.endpoint().toString())
                .account();
    }

    private static Path trust(final Target target) throws IOException {
        final Path file = Files.createTempFile("quash-compare", ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            target.trustStore().store(out, ANY_PASSWORD.toCharArray());
        } catch (final GeneralSecurityException e) {
            throw new IOException("cannot write a trust store", e);
        }
        System.setProperty(TRUST_STORE, file.toString());
        System.setProperty(TRUST_STORE_PASSWORD, ANY_PASSWORD);
        return file;
    }

    /** Another proxy than before is what makes the connector take a new client, with the trust of now. */
    private static void renewHttpClient() {
        HttpClientSingleton.getHttpClient(new ProxyAuth(Proxy.NO_PROXY, null));
        HttpClientSingleton.getHttpClient(null);
    }

    @Override
    public void cancel(final long orderId) throws IOException {
        final LinkedHashMap<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("symbol", Target.SYMBOL);
        parameters.put("orderId", orderId);
        try {
            final JSONObject answer = new JSONObject(account.cancelOrder(parameters));
            new CancelAnswer(answer.getLong("orderId"), answer.getString("status")).verify(orderId);
        } catch (final BinanceClientException e) {
            throw WrongAnswer.of(orderId, e.getHttpStatusCode(), e.getErrMsg());
        } catch (final BinanceServerException e) {
            throw WrongAnswer.of(orderId, e.getHttpStatusCode(), e.getMessage());
        } catch (final BinanceConnectorException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        HttpClientSingleton.getHttpClient(null).connectionPool().evictAll();
        if (trustStore == null) {
            return;
        }
        restore(TRUST_STORE, trustStoreBefore);
        restore(TRUST_STORE_PASSWORD, passwordBefore);
        try {
            Files.deleteIfExists(trustStore);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void restore(final String property, final String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}
