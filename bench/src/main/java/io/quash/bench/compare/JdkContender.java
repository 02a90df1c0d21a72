package io.quash.bench.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The JDK's HTTP client, HTTP/1.1 over one kept-alive connection, and Jackson. */
final class JdkContender implements Contender {
    private final StockSigner signer = new StockSigner();
    private final String origin;
    private final HttpClient client;

    JdkContender(final Target target) throws IOException {
        origin = target.endpoint().toString();
        final HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (target.tls()) {
            builder.sslContext(target.sslContext());
        }
        client = builder.build();
    }

    @Override
    public void cancel(final long orderId) throws IOException, InterruptedException {
        final HttpRequest request = HttpRequest.newBuilder(URI.create(origin + signer.signed(orderId)))
                .header(Target.API_KEY_HEADER, Target.API_KEY)
                .DELETE()
                .build();
        final HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != CancelAnswer.OK) {
            throw WrongAnswer.of(orderId, response.statusCode(), new String(response.body(), UTF_8));
        }
        CancelAnswer.JACKSON.<CancelAnswer>readValue(response.body()).verify(orderId);
    }

    /** Its thread ends once it is no longer referred to: this JDK's may have no other way. */
    @Override
    public void close() {}
}
