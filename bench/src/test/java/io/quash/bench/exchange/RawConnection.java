package io.quash.bench.exchange;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A bare socket to the exchange, one {@code char} a byte. */
final class RawConnection implements AutoCloseable {
    private static final int READ_TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    RawConnection(final int port) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    void send(final String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String request(final String method, final String target, final String... headers) {
        final StringBuilder text = new StringBuilder(method).append(' ').append(target);
        text.append(" HTTP/1.1\r\nHost: localhost\r\nX-MBX-APIKEY: demo-key\r\n");
        for (final String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    /** Reads one answer framed by Content-Length. */
    Received receive() throws IOException {
        final String statusLine = line();
        final List<String> headers = new ArrayList<>();
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            headers.add(header);
            if (header.startsWith("Content-Length: ")) {
                length = Integer.parseInt(header.substring("Content-Length: ".length()));
            }
        }
        return new Received(statusLine, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    boolean isAtEnd() throws IOException {
        return in.read() < 0;
    }

    private String line() throws IOException {
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("connection ended within a line");
            }
            line.write(b);
        }
        final String text = line.toString(StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\r")) {
            throw new IOException("line without CR: " + text);
        }
        return text.substring(0, text.length() - 1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Received(String statusLine, List<String> headers, String body) {
        List<String> headerNames() {
            return headers.stream().map(h -> h.substring(0, h.indexOf(':'))).toList();
        }

        String header(final String name) {
            return headers.stream()
                    .filter(h -> h.startsWith(name + ": "))
                    .map(h -> h.substring(name.length() + 2))
                    .findFirst()
                    .orElse(null);
        }
    }
}
