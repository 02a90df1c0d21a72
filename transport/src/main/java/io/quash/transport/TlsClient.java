package io.quash.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Makes the TLS side of connections: BoringSSL where it is there, SNI, and the host name verified always. */
final class TlsClient implements AutoCloseable {
    private final NetworkContext ctx;
    private final SslContext sslContext;
    private final ExecutorService verifier;

    TlsClient(final NetworkContext ctx) {
        this.ctx = ctx;
        final SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                .protocols(ctx.tls12Allowed() ? new String[] {"TLSv1.3", "TLSv1.2"} : new String[] {"TLSv1.3"})
                .endpointIdentificationAlgorithm("HTTPS");
        if (ctx.trustedCa() != null) {
            builder.trustManager(readCertificates(ctx.trustedCa()));
        }
        try {
            sslContext = builder.build();
        } catch (final SSLException ex) {
            throw new IllegalArgumentException("tls: cannot be set up: " + ex.getMessage(), ex);
        }
        verifier = Executors.newSingleThreadExecutor(TlsClient::verifierThread);
        // Starts its thread, which inherits the CPUs of this one: now, as this one may be pinned later.
        verifier.execute(() -> {});
    }

    /** A handler for one connection; verification runs on a thread of its own, since it takes milliseconds. */
    SslHandler newHandler(final ByteBufAllocator allocator) {
        final Endpoint endpoint = ctx.endpoint();
        final SslHandler handler = sslContext.newHandler(allocator, endpoint.host(), endpoint.port(), verifier);
        handler.setHandshakeTimeoutMillis(TimeUnit.NANOSECONDS.toMillis(ctx.handshakeTimeoutNs()));
        handler.setCloseNotifyFlushTimeoutMillis(0);
        return handler;
    }

    /** Returns what a failed handshake means. */
    static CloseCause causeOf(final Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return CloseCause.CERTIFICATE_REJECTED;
            }
            if (cause instanceof NotSslRecordException) {
                return CloseCause.NOT_TLS;
            }
        }
        return CloseCause.HANDSHAKE_FAILED;
    }

    /** Returns the innermost text of a failed handshake, because only the innermost text says what is wrong. */
    static String textOf(final Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
    }

    @Override
    public void close() {
        verifier.shutdownNow();
        ReferenceCountUtil.release(sslContext);
    }

    private static Thread verifierThread(final Runnable task) {
        final Thread thread = new Thread(task, "quash-verifier");
        thread.setDaemon(true);
        return thread;
    }

    private static X509Certificate[] readCertificates(final Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            final Collection<? extends java.security.cert.Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw unreadable(pem, "there is no certificate in it", null);
            }
            return certificates.toArray(new X509Certificate[0]);
        } catch (final IOException ex) {
            throw unreadable(pem, "cannot be read (" + ex.getClass().getSimpleName() + ")", ex);
        } catch (final CertificateException ex) {
            throw unreadable(pem, "is not a PEM file of certificates", ex);
        }
    }

    private static IllegalArgumentException unreadable(final Path pem, final String what, final Exception cause) {
        return new IllegalArgumentException(
                "tls.trustedCa: " + pem + ": " + what + "; name a PEM file with the CA's certificate", cause);
    }
}
