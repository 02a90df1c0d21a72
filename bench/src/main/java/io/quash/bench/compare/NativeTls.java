package io.quash.bench.compare;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.internal.tcnative.Buffer;
import io.netty.internal.tcnative.SSL;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * TLS 1.3 by BoringSSL on a {@link SpinningSocket}. The handshake, with verification of certificate and host name, is
 * Netty's engine's; after it the engine rests, and records are written and read by the native calls beneath it.
 */
final class NativeTls implements FloorWire {
    private static final int RECORD_ROOM = 32 * 1024;
    private static final int OWN_ROOM = 4 * 1024;
    private static final int WANT_READ = 2;

    private final SpinningSocket socket;
    private final ByteBuffer answer;
    private final ByteBuffer in = ByteBuffer.allocateDirect(RECORD_ROOM);
    private final ByteBuffer out = ByteBuffer.allocateDirect(RECORD_ROOM);
    private final SslContext context;
    private final ReferenceCountedOpenSslEngine engine;
    private final long ssl;
    private final long bio;
    private final long answerAddress;
    private final long inAddress;
    private final long outAddress;
    private ByteBuffer lastRequest;
    private long lastRequestAddress;

    /** @param answer direct; what comes in is appended here */
    NativeTls(final Target target, final ByteBuffer answer) throws IOException {
        if (!OpenSsl.isAvailable()) {
            throw new IOException("the floor over TLS needs BoringSSL, which this platform lacks: measure plain HTTP");
        }
        this.answer = answer;
        socket = new SpinningSocket(target.endpoint(), answer);
        context = SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .protocols("TLSv1.3")
                .trustManager(target.ca().toFile())
                .build();
        engine = (ReferenceCountedOpenSslEngine) context.newEngine(
                UnpooledByteBufAllocator.DEFAULT,
                target.endpoint().getHost(),
                target.endpoint().getPort());
        handshake();
        answer.clear();
        ssl = engine.sslPointer();
        bio = SSL.bioNewByteBuffer(ssl, OWN_ROOM);
        answerAddress = Buffer.address(answer);
        inAddress = Buffer.address(in);
        outAddress = Buffer.address(out);
    }

    private void handshake() throws IOException {
        engine.beginHandshake();
        for (HandshakeStatus next = engine.getHandshakeStatus();
                next != HandshakeStatus.NOT_HANDSHAKING && next != HandshakeStatus.FINISHED;
                next = engine.getHandshakeStatus()) {
            switch (next) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> wrap();
                default -> unwrap();
            }
        }
    }

    private void wrap() throws IOException {
        out.clear();
        engine.wrap(ByteBuffer.allocate(0), out);
        socket.send(out.flip());
    }

    /** What the engine does not take is left for the records that follow. */
    private void unwrap() throws IOException {
        in.flip();
        final boolean nothingDone = engine.unwrap(in, answer).bytesConsumed() == 0;
        in.compact();
        if (nothingDone && engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
            socket.receive(in);
        }
    }

    @Override
    public void send(final ByteBuffer request) throws IOException {
        if (request != lastRequest) {
            lastRequest = request;
            lastRequestAddress = Buffer.address(request);
        }
        SSL.bioSetByteBuffer(bio, outAddress, RECORD_ROOM, true);
        final int written =
                SSL.writeToSSL(ssl, lastRequestAddress + request.position(), request.limit() - request.position());
        final int unused = SSL.bioLengthByteBuffer(bio);
        SSL.bioClearByteBuffer(bio);
        if (written != request.remaining()) {
            throw new IOException("TLS took " + written + " of " + request.remaining() + " bytes");
        }
        socket.send(out.clear().limit(RECORD_ROOM - unused));
    }

    @Override
    public void receive() throws IOException {
        if (socket.receive(in) == 0) {
            return;
        }
        SSL.bioSetByteBuffer(bio, inAddress, in.position(), false);
        int count;
        do {
            count = SSL.readFromSSL(ssl, answerAddress + answer.position(), answer.remaining());
            if (count > 0) {
                answer.position(answer.position() + count);
            }
        } while (count > 0 && answer.hasRemaining());
        final int unread = SSL.bioLengthByteBuffer(bio);
        SSL.bioClearByteBuffer(bio);
        in.clear();
        if (unread > 0 || count <= 0 && SSL.getError(ssl, count) != WANT_READ) {
            throw new IOException("TLS failed: " + SSL.getLastError());
        }
    }

    @Override
    public void close() {
        socket.close();
        engine.release();
        ReferenceCountUtil.release(context);
    }
}
