package io.quash.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExchangeTlsTest {
    private static final String PING = "/papi/v1/ping";

    @Test
    void shouldBeTrustedByNameAndAddressWhenClientTrustsTheWrittenCa(@TempDir final Path directory) throws Exception {
        final Path caFile = directory.resolve("ca.pem");
        try (SimulatedExchange exchange =
                SimulatedExchange.launch(new ExchangeConfig().tls(true).caFile(caFile))) {
            final HttpClient client = HttpClient.newBuilder()
                    .sslContext(VenueClient.trust(Files.readString(caFile)))
                    .build();
            for (final String host : List.of("localhost", "127.0.0.1")) {
                final URI uri = URI.create("https://" + host + ':' + exchange.port() + PING);
                assertEquals(
                        "{}",
                        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                                .body());
            }
            assertEquals(exchange.caPem(), Files.readString(caFile));
            assertFalse(exchange.caPem().contains("PRIVATE"), "private key written");
        }
    }

    @Test
    void shouldBeRefusedByTheClientWhenCertificateIsForAnotherHost() throws Exception {
        try (SimulatedExchange exchange = SimulatedExchange.launch(
                new ExchangeConfig().tls(true).hostNames(List.of("other.example", "127.0.0.9")))) {
            final VenueClient client = VenueClient.trusting(exchange, null);

            final SSLException refusal = assertThrows(SSLException.class, () -> client.send("GET", PING));

            assertTrue(refusal.getMessage().contains("127.0.0.1"), refusal.getMessage());
            assertEquals(0, exchange.counts().requests());
        }
    }

    @Test
    void shouldBeRefusedByTheClientWhenItTrustsTheCaOfAnotherExchange() throws Exception {
        try (SimulatedExchange exchange = SimulatedExchange.launch(new ExchangeConfig().tls(true));
                SimulatedExchange other = SimulatedExchange.launch(new ExchangeConfig().tls(true))) {
            final HttpClient client = HttpClient.newBuilder()
                    .sslContext(VenueClient.trust(other.caPem()))
                    .build();
            final HttpRequest ping =
                    HttpRequest.newBuilder(exchange.endpoint().resolve(PING)).build();

            assertThrows(SSLHandshakeException.class, () -> client.send(ping, BodyHandlers.ofString()));
        }
    }

    @Test
    void shouldCloseTheConnectionAndCountNoErrorWhenClientDoesNotSpeakTls() throws Exception {
        try (SimulatedExchange exchange = SimulatedExchange.launch(new ExchangeConfig().tls(true));
                RawConnection connection = new RawConnection(exchange.port())) {
            connection.send(RawConnection.request("GET", PING));

            // an alert may come first
            while (!connection.isAtEnd()) {
                assertEquals(0, exchange.counts().requests());
            }
            assertEquals(0, exchange.counts().internalErrors());
        }
    }

    @Test
    void shouldNameTheFileWhenCaCannotBeWritten(@TempDir final Path directory) {
        final Path caFile = directory.resolve("missing").resolve("ca.pem");
        final ExchangeConfig config = new ExchangeConfig().tls(true).caFile(caFile);

        final UncheckedIOException refusal =
                assertThrows(UncheckedIOException.class, () -> SimulatedExchange.launch(config));

        assertTrue(refusal.getMessage().contains(caFile.toString()), refusal.getMessage());
    }
}
