package io.quash.bench.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** A client of the venue made of the JDK alone. */
final class VenueClient {
    static final String ORDER = "/papi/v1/um/order";
    static final long NOW = 1_736_393_892_000L;

    private final HttpClient http;
    private final URI endpoint;
    private String key = ExchangeConfig.DEMO_KEY;
    private String secret = ExchangeConfig.DEMO_SECRET;

    private VenueClient(final HttpClient http, final URI endpoint) {
        this.http = http;
        this.endpoint = endpoint;
    }

    static VenueClient plain(final SimulatedExchange exchange) {
        return new VenueClient(builder().build(), exchange.endpoint());
    }

    static VenueClient trusting(final SimulatedExchange exchange, final String tlsVersion) throws Exception {
        final HttpClient.Builder builder = builder().sslContext(trust(exchange.caPem()));
        if (tlsVersion != null) {
            builder.sslParameters(new SSLParameters(null, new String[] {tlsVersion}));
        }
        return new VenueClient(builder.build(), exchange.endpoint());
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(20));
    }

    static SSLContext trust(final String pem) throws GeneralSecurityException, IOException {
        final KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        final TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    VenueClient credentials(final String newKey, final String newSecret) {
        key = newKey;
        secret = newSecret;
        return this;
    }

    /** Sends the query with a timestamp of {@link #NOW} and its signature added. */
    HttpResponse<String> signed(final String method, final String path, final String query) throws Exception {
        return send(method, path + '?' + sign(query + (query.isEmpty() ? "" : "&") + "timestamp=" + NOW));
    }

    HttpResponse<String> cancel(final String query) throws Exception {
        return signed("DELETE", ORDER, query);
    }

    HttpResponse<String> query(final String query) throws Exception {
        return signed("GET", ORDER, query);
    }

    String sign(final String query) throws GeneralSecurityException {
        return query + "&signature=" + signature(secret, query);
    }

    static String signature(final String secret, final String query) throws GeneralSecurityException {
        final Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(query.getBytes(StandardCharsets.ISO_8859_1)));
    }

    HttpResponse<String> send(final String method, final String pathAndQuery) throws Exception {
        return send(method, pathAndQuery, HttpRequest.BodyPublishers.noBody());
    }

    HttpResponse<String> send(final String method, final String pathAndQuery, final HttpRequest.BodyPublisher body)
            throws Exception {
        final HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + pathAndQuery))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        if (key != null) {
            request.header("X-MBX-APIKEY", key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
