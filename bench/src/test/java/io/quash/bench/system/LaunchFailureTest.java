package io.quash.bench.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.bench.exchange.ExchangeConfig;
import io.quash.bench.exchange.SimulatedExchange;
import io.quash.engine.CancelGateway;
import io.quash.engine.Context;
import io.quash.engine.Credentials;
import io.quash.engine.GatewayException;
import io.quash.transport.Endpoint;
import io.quash.transport.NetworkContext;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told when a gateway cannot be had. */
@Timeout(60)
class LaunchFailureTest {
    private static final String SECRET = "verySecret";

    @TempDir
    private Path folder;

    @Test
    void shouldNameTheCauseWhenTheCertificateIsForAnotherHost() throws Exception {
        try (SimulatedExchange exchange =
                SimulatedExchange.launch(new ExchangeConfig().tls(true).hostNames(List.of("papi.example.com")))) {
            final String message = failure(exchange.endpoint().toString(), caOf(exchange));
            assertTrue(message.contains("CERTIFICATE_REJECTED"), message);
            assertTrue(message.contains("127.0.0.1"), message);
        }
    }

    @Test
    void shouldNameTheCauseWhenTheCertificateIsNotTrusted() throws Exception {
        try (SimulatedExchange exchange = SimulatedExchange.launch(new ExchangeConfig().tls(true));
                SimulatedExchange other = SimulatedExchange.launch(new ExchangeConfig().tls(true))) {
            final String message = failure(exchange.endpoint().toString(), caOf(other));
            assertTrue(message.contains("CERTIFICATE_REJECTED"), message);
        }
    }

    @Test
    void shouldNameTheCauseWhenTheJdkDoesNotTrustTheCertificate() {
        try (SimulatedExchange exchange = SimulatedExchange.launch(new ExchangeConfig().tls(true))) {
            final String message = failure(exchange.endpoint().toString(), null);
            assertTrue(message.contains("CERTIFICATE_REJECTED"), message);
        }
    }

    @Test
    void shouldNameTheFileWhenThePemCannotBeRead() {
        final Path missing = folder.resolve("missing.pem");
        final String message = failure("https://127.0.0.1:1", missing);
        assertEquals(
                "tls.trustedCa: " + missing + ": cannot be read (NoSuchFileException); name a PEM file with the CA's"
                        + " certificate",
                message);
    }

    @Test
    void shouldNameTheFileWhenItIsNoPem() throws Exception {
        final Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        final String message = failure("https://127.0.0.1:1", text);
        assertTrue(message.startsWith("tls.trustedCa: " + text + ": "), message);
    }

    @Test
    void shouldNameTheCauseWhenTheEndpointDoesNotSpeakTls() throws Exception {
        try (SimulatedExchange plain = SimulatedExchange.launch(new ExchangeConfig())) {
            final String message = failure("https://127.0.0.1:" + plain.port(), null);
            assertTrue(message.contains("NOT_TLS"), message);
        }
    }

    @Test
    void shouldNameTheCauseWhenTheEndpointDoesNotSpeakHttp() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            final Thread greeter = new Thread(() -> greet(server), "greeter");
            greeter.setDaemon(true);
            greeter.start();
            final String message = failure("http://127.0.0.1:" + server.getLocalPort(), null);
            assertTrue(message.contains("does not answer in HTTP/1.1"), message);
        }
    }

    @Test
    void shouldNameTheCauseWhenNobodyListens() throws Exception {
        final int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        final String message = failure("http://127.0.0.1:" + port, null);
        assertTrue(message.contains("readyTimeout"), message);
        assertTrue(message.contains("CONNECT_FAILED"), message);
    }

    @Test
    void shouldNameTheHostWhenItHasNoAddress() {
        final String message = failure("https://no-such-host.invalid", null);
        assertEquals("endpoint https://no-such-host.invalid: the host name has no address", message);
    }

    private String failure(final String endpoint, final Path trustedCa) {
        final NetworkContext network =
                new NetworkContext().endpoint(Endpoint.parse(endpoint)).trustedCa(trustedCa);
        final Context ctx = new Context()
                .network(network)
                .credentials(new Credentials("key", SECRET.getBytes(StandardCharsets.US_ASCII)))
                .readyTimeoutNs(TimeUnit.SECONDS.toNanos(2));
        final RuntimeException failure = assertThrows(
                RuntimeException.class, () -> CancelGateway.launch(ctx).close());
        assertTrue(failure instanceof IllegalArgumentException || failure instanceof GatewayException);
        assertFalse(failure.toString().contains(SECRET));
        return failure.getMessage();
    }

    private Path caOf(final SimulatedExchange exchange) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "ca", ".pem"), exchange.caPem());
    }

    /** Speaks first, as a mail server would, until it is closed. */
    private static void greet(final ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    OutputStream out = socket.getOutputStream()) {
                socket.getInputStream().read();
                out.write("220 mail.example.com ready\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (final java.io.IOException ex) {
                return;
            }
        }
    }
}
