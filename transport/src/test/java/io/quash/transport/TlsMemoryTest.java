package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The native connection is freed once, however a connection ends; and which implementation is chosen. */
@Timeout(120)
class TlsMemoryTest {
    private static final int CONNECTIONS = 100;

    private final List<ReferenceCountedOpenSslEngine> engines = new ArrayList<>();

    @EachTlsWay
    void shouldFreeTheNativeConnectionWhenClosedFromEitherSide(final TlsRecords records, final IoMode mode)
            throws Exception {
        try (TlsServer server = new TlsServer("TLSv1.3", CONNECTIONS, client -> {
                    if (client.getInputStream().read() == 1) {
                        client.getOutputStream().write(1);
                    }
                });
                TlsWireFixture fixture = new TlsWireFixture(records, mode)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                fixture.connect(server.address());
                final ReferenceCountedOpenSslEngine engine = fixture.engine();
                engines.add(engine);
                fixture.pollUntil(() -> fixture.opened == 1);
                assertTrue(engine.refCnt() > 0);
                if (i % 2 == 0) {
                    fixture.wire.close();
                } else {
                    fixture.send(new byte[] {(byte) (i % 4 == 1 ? 1 : 2)});
                    fixture.pollUntilClosed();
                }
                fixture.pollUntil(() -> engine.refCnt() == 0);
            }
            server.await();
        }
        assertAllFreed();
    }

    @EachTlsWay
    void shouldFreeTheNativeConnectionWhenTheNetworkIsClosed(final TlsRecords records, final IoMode mode)
            throws Exception {
        try (TlsServer server = TlsServer.silent();
                TlsWireFixture fixture = new TlsWireFixture(records, mode).connect(server.address())) {
            engines.add(fixture.engine());
            fixture.pollUntil(() -> fixture.opened == 1);
        }
        assertAllFreed();
    }

    @EachTlsWay
    void shouldFreeTheNativeConnectionWhenClosedBeforeTheHandshakeEnded(final TlsRecords records, final IoMode mode)
            throws Exception {
        try (ServerSocket silent = new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress());
                TlsWireFixture fixture = new TlsWireFixture(records, mode)) {
            silent.setSoTimeout(20_000);
            for (int i = 0; i < CONNECTIONS; i++) {
                fixture.connect(new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort()));
                final ReferenceCountedOpenSslEngine engine = fixture.engine();
                engines.add(engine);
                fixture.pollUntilConnected();
                if (i % 2 == 0) {
                    fixture.wire.close();
                }
                silent.accept().close();
                if (i % 2 == 1) {
                    fixture.pollUntilClosed();
                    assertEquals(CloseCause.HANDSHAKE_FAILED, fixture.closed);
                }
                fixture.pollUntil(() -> engine.refCnt() == 0);
            }
        }
        assertAllFreed();
    }

    @ParameterizedTest
    @EnumSource(TlsRecords.class)
    void shouldUseTheWireThatIsAskedForWhenConnecting(final TlsRecords records) throws Exception {
        try (TlsServer server = TlsServer.silent();
                TlsWireFixture fixture = new TlsWireFixture(records, IoMode.AUTO).open(server.address())) {
            assertEquals(records == TlsRecords.HANDLER ? TlsWire.class : RecordTlsWire.class, fixture.wire.getClass());
        }
    }

    @Test
    void shouldFindEveryNativeCallWhenTheLibraryIsThere() {
        assertEquals(null, NativeRecords.unavailability());
        assertEquals(TlsRecords.AUTO, new NetworkContext().tlsRecords());
    }

    private void assertAllFreed() {
        for (final ReferenceCountedOpenSslEngine engine : engines) {
            assertEquals(0, engine.refCnt());
            assertEquals(0, engine.sslPointer());
        }
    }
}
