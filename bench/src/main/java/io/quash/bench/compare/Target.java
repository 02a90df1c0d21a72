package io.quash.bench.compare;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.engine.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Where orders are cancelled.
 *
 * @param endpoint scheme, host and port
 * @param ca PEM file of the authority to trust; null for plain HTTP
 * @param rehearsalNs how long a launch of Quash may rehearse
 */
public record Target(URI endpoint, Path ca, long rehearsalNs) {
    static final long DEFAULT_REHEARSAL_NS = new Context().warmUpTimeoutNs();
    static final String SYMBOL = "BTCUSDT";
    static final String API_KEY = ExchangeConfig.DEMO_KEY;
    static final String API_SECRET = ExchangeConfig.DEMO_SECRET;
    static final String API_KEY_HEADER = "X-MBX-APIKEY";
    static final String PATH = "/papi/v1/um/order";

    public Target(final URI endpoint, final Path ca) {
        this(endpoint, ca, DEFAULT_REHEARSAL_NS);
    }

    Target rehearsing(final long atMostNs) {
        return new Target(endpoint, ca, atMostNs);
    }

    public boolean tls() {
        return ca != null;
    }

    /** A store of nothing but the authority. */
    KeyStore trustStore() throws IOException {
        try (InputStream pem = Files.newInputStream(ca)) {
            final KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (final Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            return store;
        } catch (final GeneralSecurityException e) {
            throw new IOException("cannot read certificates from " + ca, e);
        }
    }

    X509TrustManager trustManager() throws IOException {
        try {
            final TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trustStore());
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (final GeneralSecurityException e) {
            throw new IOException("cannot trust " + ca, e);
        }
    }

    /** The JDK's TLS, as the clients use it unless told otherwise, trusting the authority. */
    SSLContext sslContext() throws IOException {
        try {
            final SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new X509TrustManager[] {trustManager()}, null);
            return context;
        } catch (final GeneralSecurityException e) {
            throw new IOException("cannot set up TLS", e);
        }
    }
}
