package io.quash.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where the venue listens: scheme, host and port. Plain HTTP is only for loopback hosts, since an API key would
 * otherwise cross the network in the clear.
 *
 * @param tls  whether the connection is encrypted ({@code https}).
 * @param host name or address literal, without brackets; certificates are verified against it.
 * @param port 1 to 65535.
 */
public record Endpoint(boolean tls, String host, int port) {
    private static final String EXPECTED = "expected https://HOST[:PORT], or http://HOST[:PORT] on a loopback host";

    /** @throws IllegalArgumentException naming what is wrong. */
    public Endpoint {
        final String problem = problem(tls, host, port);
        if (problem != null) {
            throw bad((tls ? "https://" : "http://") + host + ':' + port, problem);
        }
    }

    /**
     * Reads an endpoint from a URL without user, path, query or fragment.
     *
     * @throws IllegalArgumentException naming what is wrong.
     */
    public static Endpoint parse(final String url) {
        final URI uri;
        try {
            uri = new URI(url.trim());
        } catch (final URISyntaxException ex) {
            throw bad(url, ex.getReason());
        }
        final String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw bad(url, "the scheme must be https or http");
        }
        if (uri.getHost() == null) {
            throw bad(url, "there is no host, or the port is not a number");
        }
        final String path = uri.getRawPath();
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw bad(url, "it must not have a user, a query or a fragment");
        }
        if (path != null && !path.isEmpty() && !path.equals("/")) {
            throw bad(url, "it must not have a path");
        }
        final boolean tls = scheme.equals("https");
        final int port = uri.getPort() == -1 ? (tls ? 443 : 80) : uri.getPort();
        final String host = uri.getHost().replace("[", "").replace("]", "");
        final String problem = problem(tls, host, port);
        if (problem != null) {
            throw bad(url, problem);
        }
        return new Endpoint(tls, host, port);
    }

    /**
     * Looks the host up; blocks, so never on the sender thread.
     *
     * @throws UnknownHostException when the name has no address.
     */
    public InetSocketAddress[] resolve() throws UnknownHostException {
        final InetAddress[] addresses = InetAddress.getAllByName(host);
        final InetSocketAddress[] result = new InetSocketAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            result[i] = new InetSocketAddress(addresses[i], port);
        }
        return result;
    }

    /** The value of the {@code Host} header: no port where it is the scheme's own. */
    public String authority() {
        final String name = host.indexOf(':') >= 0 ? '[' + host + ']' : host;
        return port == (tls ? 443 : 80) ? name : name + ':' + port;
    }

    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + authority();
    }

    private static String problem(final boolean tls, final String host, final int port) {
        if (host == null || !host.matches("[A-Za-z0-9._:%-]+")) {
            return "the host must be a name or an address";
        }
        if (port < 1 || port > 65535) {
            return "the port must be from 1 to 65535";
        }
        return tls || isLoopback(host) ? null : "plain http is allowed on loopback hosts only, use https";
    }

    private static boolean isLoopback(final String host) {
        if (host.equalsIgnoreCase("localhost") || host.equals("::1") || host.equals("0:0:0:0:0:0:0:1")) {
            return true;
        }
        return host.matches("127(\\.\\d{1,3}){3}");
    }

    private static IllegalArgumentException bad(final String url, final String what) {
        return new IllegalArgumentException("endpoint '" + url + "': " + what + "; " + EXPECTED);
    }
}
