package io.quash.transport;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.internal.tcnative.SSL;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The records of one handshaken connection, by direct calls on the BoringSSL connection that an engine of Netty has
 * set up. The engine is kept for one purpose: its release frees the native connection.
 *
 * <p>A call sees either bytes that came in or room for bytes that go out. BoringSSL keeps what it was given of an
 * incomplete record, so that nothing of ours has to be kept for it.
 */
final class NativeRecords {
    /** From {@link #open}: more bytes are needed. */
    static final int NEEDS_MORE = 0;

    /** From {@link #open}: the peer has said that nothing follows. */
    static final int CLOSE_NOTIFIED = -1;

    /** From {@link #open} and the seals: the connection cannot be used any more; see {@link #failure()}. */
    static final int FAILED = -2;

    /** For what BoringSSL wants to say while it reads: alerts, of a few dozen bytes. */
    private static final int SIDE_BUFFER_LENGTH = 2048;

    /** Reasons from here on are the numbers of the peer's alerts. */
    private static final int FIRST_ALERT_REASON = 1000;

    private static final int REASON_MASK = 0xfff;

    private final RecordBuffers buffers;
    private final ReferenceCountedOpenSslEngine engine;
    private final long ssl;
    private final long bio;
    private String failure = "";

    private NativeRecords(final ReferenceCountedOpenSslEngine engine, final RecordBuffers buffers) throws Exception {
        this.engine = engine;
        this.buffers = buffers;
        ssl = engine.sslPointer();
        // BoringSSL refuses nothing by itself: Netty allows the server one renegotiation.
        SSL.setRenegotiateMode(ssl, SSL.SSL_RENEGOTIATE_NEVER);
        // Replaces and frees the engine's own, which must not be used from here on.
        bio = SSL.bioNewByteBuffer(ssl, SIDE_BUFFER_LENGTH);
    }

    /**
     * Takes over the caller's reference to the engine.
     *
     * @throws IllegalStateException when the native side refuses; the reference is released then.
     */
    static NativeRecords takeOver(final ReferenceCountedOpenSslEngine engine, final RecordBuffers buffers) {
        try {
            return new NativeRecords(engine, buffers);
        } catch (final Exception ex) {
            engine.release();
            throw new IllegalStateException("TLS records cannot be taken over: " + ex.getMessage(), ex);
        }
    }

    /** Why there can be no native records on this machine; null when there can. */
    static String unavailability() {
        if (!OpenSsl.isAvailable()) {
            return "netty-tcnative is not there: " + OpenSsl.unavailabilityCause();
        }
        if (!OpenSsl.versionString().startsWith("BoringSSL")) {
            return "netty-tcnative brings " + OpenSsl.versionString() + ", not BoringSSL";
        }
        return missingCall();
    }

    /** The calls are no public API: a later netty-tcnative may change them. */
    private static String missingCall() {
        try {
            require(long.class, "bioNewByteBuffer", long.class, int.class);
            require(void.class, "bioSetByteBuffer", long.class, long.class, int.class, boolean.class);
            require(int.class, "bioFlushByteBuffer", long.class);
            require(int.class, "bioLengthByteBuffer", long.class);
            require(int.class, "bioLengthNonApplication", long.class);
            require(int.class, "writeToSSL", long.class, long.class, int.class);
            require(int.class, "readFromSSL", long.class, long.class, int.class);
            require(int.class, "shutdownSSL", long.class);
            require(int.class, "getError", long.class, int.class);
            require(int.class, "getLastErrorNumber");
            require(String.class, "getErrorString", long.class);
            require(void.class, "clearError");
            require(void.class, "setRenegotiateMode", long.class, int.class);
            return null;
        } catch (final NoSuchMethodException ex) {
            return "netty-tcnative has no " + ex.getMessage();
        }
    }

    private static void require(final Class<?> result, final String name, final Class<?>... parameters)
            throws NoSuchMethodException {
        final Method call = SSL.class.getMethod(name, parameters);
        if (call.getReturnType() != result || !Modifier.isStatic(call.getModifiers())) {
            throw new NoSuchMethodException("static " + result + " " + name + ", but " + call);
        }
    }

    /** Encrypts up to {@link RecordBuffers#MAX_PLAINTEXT} bytes; returns the length in the ciphertext buffer. */
    int seal(final long address, final int length) {
        final UnsafeBuffer out = buffers.ciphertext();
        SSL.bioSetByteBuffer(bio, out.addressOffset(), out.capacity(), true);
        final int sealed = SSL.writeToSSL(ssl, address, length);
        if (sealed != length) {
            return failed(SSL.getError(ssl, sealed));
        }
        return out.capacity() - SSL.bioLengthByteBuffer(bio);
    }

    /** Puts into the ciphertext buffer what BoringSSL had to say while it read, and returns its length. */
    int sealPending() {
        if (SSL.bioLengthNonApplication(bio) == 0) {
            return 0;
        }
        final UnsafeBuffer out = buffers.ciphertext();
        SSL.bioSetByteBuffer(bio, out.addressOffset(), out.capacity(), true);
        return SSL.bioFlushByteBuffer(bio);
    }

    /** Puts a close_notify into the ciphertext buffer, and returns its length, or 0 when it may not be said. */
    int sealCloseNotify() {
        final UnsafeBuffer out = buffers.ciphertext();
        SSL.bioSetByteBuffer(bio, out.addressOffset(), out.capacity(), true);
        SSL.bioFlushByteBuffer(bio);
        SSL.shutdownSSL(ssl);
        SSL.clearError();
        return out.capacity() - SSL.bioLengthByteBuffer(bio);
    }

    /** Decrypts one record from these bytes; returns its length in the plaintext buffer, or a constant. */
    int open(final long address, final int length) {
        SSL.bioSetByteBuffer(bio, address, length, false);
        final UnsafeBuffer in = buffers.plaintext();
        final int opened = SSL.readFromSSL(ssl, in.addressOffset(), in.capacity());
        return opened > 0 ? opened : whyNothingOpened(SSL.getError(ssl, opened));
    }

    /** Of the bytes of the last {@link #open}, how many were not looked at. */
    int unread() {
        return SSL.bioLengthByteBuffer(bio);
    }

    /** A text for people. */
    String failure() {
        return failure;
    }

    /** Frees the native connection. Once, and last. */
    void release() {
        engine.release();
    }

    private int whyNothingOpened(final int error) {
        if (error == SSL.SSL_ERROR_WANT_READ) {
            return NEEDS_MORE;
        }
        return error == SSL.SSL_ERROR_ZERO_RETURN ? CLOSE_NOTIFIED : failed(error);
    }

    /** The queue of errors is the thread's: what stays in it would be taken for another connection's. */
    private int failed(final int error) {
        final int number = SSL.getLastErrorNumber();
        SSL.clearError();
        final boolean alert = (number & REASON_MASK) >= FIRST_ALERT_REASON;
        failure = (alert ? "TLS alert from the peer: " : "TLS record failed: ")
                + (number == 0 ? "error " + error : SSL.getErrorString(number));
        return FAILED;
    }
}
