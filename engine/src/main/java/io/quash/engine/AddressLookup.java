package io.quash.engine;

import io.quash.transport.Endpoint;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Looks the venue's host up again from time to time, on a thread of its own since that blocks and allocates. */
final class AddressLookup implements AutoCloseable {
    private final Endpoint endpoint;
    private final VenueAddresses addresses;
    private final AtomicReference<InetSocketAddress[]> found = new AtomicReference<>();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(AddressLookup::newThread);

    AddressLookup(final Context ctx, final VenueAddresses addresses) {
        endpoint = ctx.network().endpoint();
        this.addresses = addresses;
        final long intervalNs = ctx.lookupIntervalNs();
        worker.scheduleWithFixedDelay(this::lookUp, intervalNs, intervalNs, TimeUnit.NANOSECONDS);
    }

    /** On the sender thread: takes what was found meanwhile. */
    void takeNewest() {
        if (found.get() != null) {
            addresses.update(found.getAndSet(null));
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void lookUp() {
        try {
            found.set(endpoint.resolve());
        } catch (final UnknownHostException ex) {
            // The addresses that are known go on being used.
            found.set(null);
        }
    }

    private static Thread newThread(final Runnable task) {
        final Thread thread = new Thread(task, "quash-lookup");
        thread.setDaemon(true);
        return thread;
    }
}
