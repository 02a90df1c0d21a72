package io.quash.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quash.transport.Endpoint;
import io.quash.transport.NettyNetwork;
import io.quash.transport.Network;
import io.quash.transport.NetworkContext;
import io.quash.transport.Wire;
import io.quash.transport.WireListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.openhft.affinity.Affinity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On Linux the sender is pinned; elsewhere the same tests hold the launch to a clear refusal. */
@Timeout(60)
class SenderPinningTest {
    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");
    private static final Set<String> HELPERS = Set.of("quash-lookup", "quash-verifier");
    private static final Path THREADS = Path.of("/proc/self/task");

    /** Of this thread, which it shares with the sender until that is pinned: on macOS none. */
    private final BitSet allowed = Affinity.getAffinity();

    private final int cpu = Math.max(0, allowed.length() - 1);
    private final GatewayFixture fixture = new GatewayFixture();

    @Test
    void shouldRunOnTheCpuAskedForAlone() {
        final AtomicReference<BitSet> ofSender = new AtomicReference<>();
        fixture.network.onPoll = () -> ofSender.set(Affinity.getAffinity());
        fixture.ctx.invoked(false).senderCpu(cpu);
        if (!LINUX) {
            assertRefused("threads cannot be pinned here");
            return;
        }
        fixture.launch().gateway.close();
        final BitSet asked = new BitSet();
        asked.set(cpu);
        assertEquals(asked, ofSender.get());
        assertEquals(allowed, Affinity.getAffinity(), "the launching thread is left alone");
    }

    @Test
    void shouldLeaveTheSenderAloneWhenNoCpuIsAskedFor() {
        final AtomicReference<BitSet> ofSender = new AtomicReference<>();
        fixture.network.onPoll = () -> ofSender.set(Affinity.getAffinity());
        fixture.ctx.invoked(false);
        fixture.launch().gateway.close();
        assertEquals(allowed, ofSender.get());
    }

    @Test
    void shouldNotPinTheThreadsForLookUpAndVerification() throws IOException {
        final NetworkContext tls = new NetworkContext().endpoint(Endpoint.parse("https://127.0.0.1:9"));
        fixture.ctx.invoked(false).senderCpu(cpu).networkFactory(ignored -> new TlsNetwork(tls.conclude()));
        if (!LINUX) {
            assertRefused("threads cannot be pinned here");
            return;
        }
        final Set<String> earlier = helpers(Set.of()).keySet();
        final Map<String, String> started = new HashMap<>();
        try (CancelGateway gateway = CancelGateway.launch(fixture.ctx)) {
            assertTrue(gateway.isOpen());
            while (started.size() < HELPERS.size() && !Thread.currentThread().isInterrupted()) {
                // A thread has its name a moment after it was started.
                Thread.yield();
                started.putAll(helpers(earlier));
            }
        }
        final String all = cpusOf(THREADS.resolve(Integer.toString(Affinity.getThreadId())));
        assertEquals(
                List.of("quash-lookup " + all, "quash-verifier " + all),
                started.values().stream().sorted().collect(Collectors.toList()));
    }

    @Test
    void shouldRefuseAndCloseWhenThereIsNoSuchCpu() {
        fixture.ctx.invoked(false).senderCpu(1023);
        assertFalse(allowed.get(1023), "a machine that large has never been seen by this test");
        assertRefused(
                LINUX
                        ? "there is no such CPU, or this process may not use it: choose another; the launching thread may"
                                + " use " + allowed
                        : "threads cannot be pinned here");
        assertTrue(fixture.network.closed);
        assertTrue(fixture.network.wires.isEmpty());
    }

    @Test
    void shouldRefuseWhenTheLibraryIsMissing() throws ReflectiveOperationException {
        assertEquals(
                "sender.cpu: 0: Affinity cannot be loaded (java.lang.NoClassDefFoundError: net/openhft/affinity/Affinity):"
                        + " put net.openhft:affinity, with JNA, on the class path; or leave the setting out",
                PinnedLaunch.withoutClasses("net.openhft.affinity.", 0));
    }

    @Test
    void shouldLaunchWithoutTheLibraryWhenNoCpuIsAskedFor() throws ReflectiveOperationException {
        assertEquals("launched", PinnedLaunch.withoutClasses("net.openhft.affinity.", -1));
    }

    @Test
    void shouldRefuseWhenTheLibraryCanDoNothing() throws ReflectiveOperationException {
        final String refusal = PinnedLaunch.withoutClasses("com.sun.jna.", 0);
        assertTrue(refusal.startsWith("sender.cpu: 0: threads cannot be pinned here, on "), refusal);
    }

    @Test
    void shouldRefuseWhenTheThreadIsTheUsers() {
        fixture.ctx.senderCpu(cpu);
        assertRefused("cannot be had with invoked");
        assertTrue(fixture.network.wires.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 1024, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void shouldRefuseWhenTheNumberCannotBeACpu(final int number) {
        fixture.ctx.invoked(false).senderCpu(number);
        assertRefused(number + " is not from -1 to 1023");
    }

    private void assertRefused(final String why) {
        final String message =
                assertThrows(IllegalArgumentException.class, fixture::launch).getMessage();
        assertTrue(message.startsWith("sender.cpu: "), message);
        assertTrue(message.contains(why), message);
    }

    /** Name and CPUs of those that were not there earlier, by number. */
    private static Map<String, String> helpers(final Set<String> earlier) throws IOException {
        final Map<String, String> helpers = new HashMap<>();
        try (Stream<Path> threads = Files.list(THREADS)) {
            for (final Path thread : threads.collect(Collectors.toList())) {
                final String number = thread.getFileName().toString();
                try {
                    final String name = Files.readString(thread.resolve("comm")).trim();
                    if (HELPERS.contains(name) && !earlier.contains(number)) {
                        helpers.put(number, name + ' ' + cpusOf(thread));
                    }
                } catch (final IOException ended) {
                    helpers.remove(number);
                }
            }
        }
        return helpers;
    }

    private static String cpusOf(final Path thread) throws IOException {
        return Files.readAllLines(thread.resolve("status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .findFirst()
                .orElseThrow();
    }

    /** Has the threads of a network over TLS; what is said is scripted. */
    private final class TlsNetwork implements Network {
        private final Network real;

        TlsNetwork(final NetworkContext tls) {
            real = new NettyNetwork(tls);
        }

        @Override
        public Wire connect(final InetSocketAddress address, final WireListener listener) {
            return fixture.network.connect(address, listener);
        }

        @Override
        public int poll() {
            return fixture.network.poll();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
