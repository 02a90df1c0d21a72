package io.quash.transport;

import io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertificateException;

/** What a failed TLS handshake means. */
final class HandshakeFailure {
    private HandshakeFailure() {}

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

    /** The innermost text says what is wrong; the outer ones say that something is. */
    static String textOf(final Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
    }
}
