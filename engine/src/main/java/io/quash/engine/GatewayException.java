package io.quash.engine;

/** A gateway could not be launched; the message says what is wrong and what to do. Never thrown on the hot path. */
public final class GatewayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GatewayException(final String message) {
        super(message);
    }

    public GatewayException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
