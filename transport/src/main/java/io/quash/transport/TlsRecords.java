package io.quash.transport;

/** What turns bytes into TLS records and back once a connection is handshaken and its peer verified. */
public enum TlsRecords {
    /** {@link #NATIVE} where the native library is there and has every call that is needed, else {@link #HANDLER}. */
    AUTO,
    /** BoringSSL, called directly on buffers that are kept: allocates nothing. Refused where that is not possible. */
    NATIVE,
    /** Netty's {@code SslHandler}, which allocates for each record. */
    HANDLER
}
