package io.quash.bench.exchange;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/** A bare socket to the exchange, one {@code char} a byte. */
final class RawConnection implements AutoCloseable {
    private static final int READ_TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    RawConnection(final int port) throws IOException {
        this(new Socket(InetAddress.getByName("127.0.0.1"), port));
    }

    /** Over TLS if the exchange speaks it. */
    static RawConnection to(final SimulatedExchange exchange) throws Exception {
        if (!exchange.endpoint().getScheme().equals("https")) {
            return new RawConnection(exchange.port());
        }
        final SSLSocketFactory factory = VenueClient.trust(exchange.caPem()).getSocketFactory();
        return new RawConnection(factory.createSocket(InetAddress.getByName("127.0.0.1"), exchange.port()));
    }

    private RawConnection(final Socket socket) throws IOException {
        this.socket = socket;
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
        final Received head = receiveHead();
        final int length = Integer.parseInt(head.header("Content-Length"));
        return new Received(head.statusLine, head.headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** Reads one answer up to the end of its headers. */
    Received receiveHead() throws IOException {
        final String statusLine = line();
        final List<String> headers = new ArrayList<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            headers.add(header);
        }
        return new Received(statusLine, headers, null);
    }

    /** Reads exactly so many bytes. */
    String read(final int length) throws IOException {
        final byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("connection ended after " + bytes.length + " of " + length + " bytes");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Reads until the connection ends in one way or another. */
    Rest readToEnd() throws IOException {
        final StringBuilder bytes = new StringBuilder();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                bytes.append((char) b);
            }
            return new Rest(bytes.toString(), End.ORDERLY);
        } catch (final SocketTimeoutException e) {
            throw e;
        } catch (final SocketException e) {
            return new Rest(bytes.toString(), End.RESET);
        } catch (final SSLException e) {
            return new Rest(bytes.toString(), e.getCause() instanceof SocketException ? End.RESET : End.TRUNCATED);
        }
    }

    /** How a connection ends. */
    enum End {
        ORDERLY,
        RESET,
        /** Over TLS, without close_notify. The JDK tells it if {@code com.sun.net.ssl.requireCloseNotify} is true. */
        TRUNCATED
    }

    record Rest(String bytes, End end) {}

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
