package io.quash.bench.compare;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Who takes part, in the order of the table. */
enum ContenderKind {
    FLOOR("floor", "bare spinning SocketChannel, BoringSSL records, requests signed beforehand", Floor::new),
    QUASH(
            "quash",
            "Quash, invoked: submitted, sent and polled by one spinning thread",
            target -> new QuashContender(target, false)),
    QUASH_THREAD(
            "quash-thread",
            "Quash, own thread: the sender on another than caller and poller, spinning if there are 3 cores for both",
            target -> new QuashContender(target, true)),
    JDK("jdk", "java.net.http.HttpClient, javax.crypto.Mac, Jackson {jackson}", JdkContender::new),
    OKHTTP("okhttp", "OkHttp {okhttp}, javax.crypto.Mac, Gson {gson}", OkHttpContender::new),
    APACHE(
            "apache",
            "Apache HttpClient {httpclient5} classic, javax.crypto.Mac, Jackson {jackson}",
            ApacheContender::new),
    NETTY(
            "netty",
            "Netty {netty} HttpClientCodec and HttpObjectAggregator, javax.crypto.Mac, Jackson {jackson}",
            NettyContender::new),
    CONNECTOR(
            "connector",
            "binance-futures-connector-java {binance-futures} on OkHttp {okhttp}",
            ConnectorContender::new);

    private final String label;
    private final String description;
    private final Factory factory;

    ContenderKind(final String label, final String description, final Factory factory) {
        this.label = label;
        this.description = description;
        this.factory = factory;
    }

    @FunctionalInterface
    private interface Factory {
        Contender create(Target target) throws IOException;
    }

    String label() {
        return label;
    }

    String description() {
        return new Versions().fillIn(description);
    }

    Contender create(final Target target) throws IOException {
        return factory.create(target);
    }

    /** @throws IllegalArgumentException naming those there are */
    static ContenderKind of(final String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is none of " + labels()));
    }

    static String labels() {
        return Arrays.stream(values()).map(ContenderKind::label).collect(Collectors.joining(", "));
    }
}
