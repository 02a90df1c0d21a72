package io.quash.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** The JDK's own TLS server. Runs one conversation for each connection, one after the other. */
final class TlsServer implements AutoCloseable {
    interface Conversation {
        void hold(SSLSocket client) throws IOException, InterruptedException;
    }

    private final SSLServerSocket server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        final Thread daemon = new Thread(task, "tls-server");
        daemon.setDaemon(true);
        return daemon;
    });
    private final Future<?> conversations;

    /** @param protocol TLSv1.3 or TLSv1.2. */
    TlsServer(final String protocol, final int connections, final Conversation conversation) throws IOException {
        server = (SSLServerSocket) ServerCertificate.serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setEnabledProtocols(new String[] {protocol});
        server.setSoTimeout(30_000);
        conversations = thread.submit(() -> serve(connections, conversation));
    }

    /** For one connection: says nothing, and closes when it has heard something. */
    static TlsServer silent() throws IOException {
        return new TlsServer("TLSv1.3", 1, client -> client.getInputStream().read());
    }

    private void serve(final int connections, final Conversation conversation) {
        for (int i = 0; i < connections; i++) {
            try (SSLSocket client = (SSLSocket) server.accept()) {
                client.setTcpNoDelay(true);
                client.setSoTimeout(30_000);
                conversation.hold(client);
            } catch (final IOException ex) {
                throw new UncheckedIOException(ex);
            } catch (final InterruptedException ex) {
                return;
            }
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    boolean isDone() {
        return conversations.isDone();
    }

    /** Fails with what failed in a conversation. */
    void await() throws InterruptedException, ExecutionException, TimeoutException {
        conversations.get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.shutdownNow();
    }
}
