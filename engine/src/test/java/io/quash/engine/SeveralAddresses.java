package io.quash.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.stream.IntStream;

/** Gives a gateway a venue with several addresses, as a host name may have them. */
public final class SeveralAddresses {
    private SeveralAddresses() {}

    /** From 127.0.0.first to 127.0.0.last. */
    public static void of(final Context ctx, final int first, final int last) {
        ctx.addresses(IntStream.rangeClosed(first, last)
                .mapToObj(SeveralAddresses::loopback)
                .toArray(InetSocketAddress[]::new));
    }

    private static InetSocketAddress loopback(final int number) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) number}), 9);
        } catch (final UnknownHostException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
