package io.quash.engine;

import io.quash.transport.Endpoint;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Looks the venue's host up again from time to time, on a thread of its own since that blocks. */
final class AddressLookup implements AutoCloseable {
    private final Endpoint endpoint;
    private final VenueAddresses addresses;
    private final long intervalNs;
    private final AtomicReference<InetSocketAddress[]> found = new AtomicReference<>();
    private ExecutorService worker;
    private long nextNs;

    AddressLookup(final Context ctx, final VenueAddresses addresses, final long nowNs) {
        endpoint = ctx.network().endpoint();
        this.addresses = addresses;
        intervalNs = ctx.lookupIntervalNs();
        nextNs = nowNs + intervalNs;
    }

    /** On the sender thread: takes what was found, and has it looked up again when that is due. */
    void housekeeping(final long nowNs) {
        if (nowNs - nextNs < 0) {
            return;
        }
        final InetSocketAddress[] newest = found.getAndSet(null);
        if (newest != null) {
            addresses.update(newest);
        }
        nextNs = nowNs + intervalNs;
        if (worker == null) {
            worker = Executors.newSingleThreadExecutor(AddressLookup::newThread);
        }
        worker.execute(this::lookUp);
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.shutdownNow();
        }
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
