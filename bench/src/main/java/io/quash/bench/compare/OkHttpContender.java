package io.quash.bench.compare;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp and Gson. */
final class OkHttpContender implements Contender {
    private final StockSigner signer = new StockSigner();
    private final TypeAdapter<CancelAnswer> answers = new Gson().getAdapter(CancelAnswer.class);
    private final String origin;
    private final OkHttpClient client;

    OkHttpContender(final Target target) throws IOException {
        origin = target.endpoint().toString();
        final OkHttpClient.Builder builder = new OkHttpClient.Builder();
        if (target.tls()) {
            builder.sslSocketFactory(target.sslContext().getSocketFactory(), target.trustManager());
        }
        client = builder.build();
    }

    @Override
    public void cancel(final long orderId) throws IOException {
        final Request request = new Request.Builder()
                .url(origin + signer.signed(orderId))
                .header(Target.API_KEY_HEADER, Target.API_KEY)
                .delete()
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw WrongAnswer.of(orderId, response.code(), response.body().string());
            }
            answers.fromJson(response.body().charStream()).verify(orderId);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
