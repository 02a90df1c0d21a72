package io.quash.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache HttpClient 5, its classic API, and Jackson. */
final class ApacheContender implements Contender {
    private final StockSigner signer = new StockSigner();
    private final String origin;
    private final CloseableHttpClient client;

    ApacheContender(final Target target) throws IOException {
        origin = target.endpoint().toString();
        final PoolingHttpClientConnectionManagerBuilder connections =
                PoolingHttpClientConnectionManagerBuilder.create();
        if (target.tls()) {
            connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(target.sslContext()));
        }
        client = HttpClients.custom().setConnectionManager(connections.build()).build();
    }

    @Override
    public void cancel(final long orderId) throws IOException {
        final HttpDelete request = new HttpDelete(origin + signer.signed(orderId));
        request.setHeader(Target.API_KEY_HEADER, Target.API_KEY);
        client.execute(request, response -> answer(orderId, response)).verify(orderId);
    }

    private static CancelAnswer answer(final long orderId, final ClassicHttpResponse response)
            throws IOException, HttpException {
        if (response.getCode() != CancelAnswer.OK) {
            throw WrongAnswer.of(orderId, response.getCode(), EntityUtils.toString(response.getEntity()));
        }
        return CancelAnswer.JACKSON.readValue(response.getEntity().getContent());
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
