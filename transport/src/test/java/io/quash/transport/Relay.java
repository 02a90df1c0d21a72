package io.quash.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Stands between one client and a server: cuts what the server sends into other pieces, and may harm it. */
final class Relay implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final CountDownLatch connected = new CountDownLatch(1);
    private final List<Integer> clientRecords = new CopyOnWriteArrayList<>();
    private final InetSocketAddress target;
    private final Random random;
    private final int longestPiece;
    private volatile boolean harmsClient;
    private Socket client;
    private Socket server;

    /** @param longestPiece in bytes; what the server sends is passed on in pieces of 1 to so many. */
    Relay(final InetSocketAddress target, final long seed, final int longestPiece) throws IOException {
        this.target = target;
        this.random = new Random(seed);
        this.longestPiece = longestPiece;
        start(this::accept, "relay-accept");
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    /** Whole lengths of the records that the client has sent, in order. */
    List<Integer> clientRecords() {
        return clientRecords;
    }

    /** From now on one bit of each piece that the client sends is changed. */
    void harmClient() {
        harmsClient = true;
    }

    void sendToClient(final byte[] bytes) throws IOException, InterruptedException {
        connected.await();
        client.getOutputStream().write(bytes);
    }

    /** Ends the stream to the client below TLS. */
    void finish() throws IOException, InterruptedException {
        connected.await();
        client.shutdownOutput();
    }

    void reset() throws IOException, InterruptedException {
        connected.await();
        client.setSoLinger(true, 0);
        client.close();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        if (connected.getCount() == 0) {
            client.close();
            server.close();
        }
    }

    private void accept() throws IOException {
        client = listening.accept();
        client.setTcpNoDelay(true);
        server = new Socket(target.getAddress(), target.getPort());
        server.setTcpNoDelay(true);
        connected.countDown();
        start(this::passToServer, "relay-to-server");
        passToClient();
    }

    private void passToClient() throws IOException {
        final InputStream in = server.getInputStream();
        final OutputStream out = client.getOutputStream();
        final byte[] bytes = new byte[64 * 1024];
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            for (int sent = 0; sent < count; ) {
                final int piece = Math.min(count - sent, 1 + random.nextInt(longestPiece));
                out.write(bytes, sent, piece);
                sent += piece;
            }
        }
        client.shutdownOutput();
    }

    private void passToServer() throws IOException {
        final InputStream in = client.getInputStream();
        final OutputStream out = server.getOutputStream();
        for (byte[] record = record(in); record.length > 0; record = record(in)) {
            clientRecords.add(record.length);
            if (harmsClient) {
                record[record.length - 1] ^= 1;
            }
            out.write(record);
        }
        server.shutdownOutput();
    }

    private static byte[] record(final InputStream in) throws IOException {
        final byte[] header = in.readNBytes(5);
        if (header.length < 5) {
            return new byte[0];
        }
        final int length = (header[3] & 0xff) << 8 | header[4] & 0xff;
        final byte[] record = Arrays.copyOf(header, 5 + length);
        return in.readNBytes(record, 5, length) == length ? record : new byte[0];
    }

    private interface Task {
        void run() throws IOException;
    }

    /** An end from either side ends both directions in the end; the tests look at what came before. */
    private void start(final Task task, final String name) {
        final Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (final IOException ex) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
