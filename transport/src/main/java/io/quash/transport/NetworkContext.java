package io.quash.transport;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * How connections are made. Set the fields, then {@link #conclude()}; not to be changed afterwards. For one thread.
 */
public final class NetworkContext {
    private Endpoint endpoint;
    private IoMode ioMode = IoMode.AUTO;
    private Path trustedCa;
    private boolean tls12Allowed;
    private TlsRecords tlsRecords = TlsRecords.AUTO;
    private long connectTimeoutNs = TimeUnit.SECONDS.toNanos(3);
    private long handshakeTimeoutNs = TimeUnit.SECONDS.toNanos(3);
    private int receiveBufferLength = 64 * 1024;

    public NetworkContext endpoint(final Endpoint endpoint) {
        this.endpoint = endpoint;
        return this;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public NetworkContext ioMode(final IoMode ioMode) {
        this.ioMode = ioMode;
        return this;
    }

    public IoMode ioMode() {
        return ioMode;
    }

    /**
     * A PEM file with the certificates that are trusted instead of the JDK's own; null for the JDK's.
     *
     * @return this.
     */
    public NetworkContext trustedCa(final Path pem) {
        this.trustedCa = pem;
        return this;
    }

    public Path trustedCa() {
        return trustedCa;
    }

    /** Whether TLS 1.2 may be negotiated besides 1.3. */
    public NetworkContext tls12Allowed(final boolean allowed) {
        this.tls12Allowed = allowed;
        return this;
    }

    public boolean tls12Allowed() {
        return tls12Allowed;
    }

    /** Without effect on a plain endpoint. */
    public NetworkContext tlsRecords(final TlsRecords tlsRecords) {
        this.tlsRecords = tlsRecords;
        return this;
    }

    public TlsRecords tlsRecords() {
        return tlsRecords;
    }

    public NetworkContext connectTimeoutNs(final long timeoutNs) {
        this.connectTimeoutNs = timeoutNs;
        return this;
    }

    public long connectTimeoutNs() {
        return connectTimeoutNs;
    }

    public NetworkContext handshakeTimeoutNs(final long timeoutNs) {
        this.handshakeTimeoutNs = timeoutNs;
        return this;
    }

    public long handshakeTimeoutNs() {
        return handshakeTimeoutNs;
    }

    /** Bytes taken from a socket at a time. */
    public NetworkContext receiveBufferLength(final int length) {
        this.receiveBufferLength = length;
        return this;
    }

    public int receiveBufferLength() {
        return receiveBufferLength;
    }

    /**
     * Checks what can be checked without a connection.
     *
     * @return this.
     * @throws IllegalArgumentException naming the setting and what is allowed.
     */
    public NetworkContext conclude() {
        if (endpoint == null) {
            throw new IllegalArgumentException("endpoint: not set");
        }
        if (trustedCa != null && !endpoint.tls()) {
            throw new IllegalArgumentException("tls.trustedCa: has no meaning for the plain endpoint " + endpoint);
        }
        requireMillisecond("connectTimeout", connectTimeoutNs);
        requireMillisecond("handshakeTimeout", handshakeTimeoutNs);
        if (receiveBufferLength < 1024) {
            throw new IllegalArgumentException("receiveBufferLength: " + receiveBufferLength + " is below 1024 bytes");
        }
        return this;
    }

    private static void requireMillisecond(final String name, final long valueNs) {
        if (valueNs < TimeUnit.MILLISECONDS.toNanos(1) || valueNs > TimeUnit.HOURS.toNanos(1)) {
            throw new IllegalArgumentException(name + ": " + valueNs + " ns is not from 1 ms to 1 h");
        }
    }
}
