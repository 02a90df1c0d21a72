package io.quash.transport;

/** Why a connection ended. */
public enum CloseCause {
    /** It has not ended. */
    NONE(false),
    /** The TCP connection was refused, unreachable or timed out. */
    CONNECT_FAILED(false),
    /** The TLS handshake failed, or did not end in time; trying again may help. */
    HANDSHAKE_FAILED(false),
    /** The peer's certificate is not trusted or is not the host's: a matter of configuration. */
    CERTIFICATE_REJECTED(true),
    /** The peer does not speak TLS: a matter of configuration. */
    NOT_TLS(true),
    /** The peer ended the stream in order. */
    PEER_CLOSED(false),
    /** The peer ended a TLS stream without saying so: what came before may be cut short. */
    PEER_CLOSED_UNCLEANLY(false),
    /** Reset, or another I/O error. */
    IO_ERROR(false),
    /** Closed from this side. */
    CLOSED_LOCALLY(false),
    /** The last answer announced that the connection would not be used again. */
    CLOSE_ANNOUNCED(false),
    /** The bytes are no valid HTTP/1.1 response, or the stream ended within one. */
    MALFORMED_ANSWER(false),
    /** Bytes arrived that belong to no request. */
    SURPLUS_BYTES(false);

    private final boolean permanent;

    CloseCause(final boolean permanent) {
        this.permanent = permanent;
    }

    /** Whether connecting again cannot help until somebody changes the configuration. */
    public boolean isPermanent() {
        return permanent;
    }
}
