package io.quash.engine;

import io.quash.engine.GatewayStatus.Phase;
import io.quash.transport.NettyNetwork;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.agrona.BufferUtil;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Cancels orders at one venue with one account. Strategy threads each take a {@link CancelClient}; the sender runs on
 * a thread of its own, or in the user's loop when {@link Context#invoked} is set.
 */
public final class CancelGateway implements AutoCloseable {
    private static final long REHEARSAL_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int CYCLES_PER_BATCH = 200;

    private final Context ctx;
    private final GatewayStatus status = new GatewayStatus();
    private final SymbolTable symbols = new SymbolTable();
    private final AtomicReferenceArray<ClientPort> ports;
    private final boolean[] portTaken;
    private final ManyToOneRingBuffer ring;
    private final OutcomeWriter outcomes;
    private final Leftovers leftovers;
    private SenderAgent agent;
    private AgentInvoker invoker;
    private AgentRunner runner;
    private Thread senderThread;

    /** The sender's, once this is ready; null without a warm-up. */
    private Rehearsal rehearsal;

    private CancelGateway(final Context ctx) {
        this.ctx = ctx;
        ports = new AtomicReferenceArray<>(ctx.maxClients());
        portTaken = new boolean[ctx.maxClients()];
        final ByteBuffer memory =
                BufferUtil.allocateDirectAligned(ctx.intentRingLength() + RingBufferDescriptor.TRAILER_LENGTH, 128);
        ring = new ManyToOneRingBuffer(new UnsafeBuffer(memory));
        outcomes = new OutcomeWriter(ports, ctx.nanoClock());
        leftovers = new Leftovers(new IntentIntake(ring, ctx.stalledProducerTimeoutNs()), outcomes, ctx.nanoClock());
        ctx.symbols().forEach(symbols::register);
    }

    /**
     * Starts a gateway and returns when every connection is up and has answered a ping, and connections and code are
     * warm ({@link Context#warmUpPings}, {@link Context#warmUpTimeoutNs}). With {@link Context#invoked},
     * the thread that calls this is the one that must call {@link #doWork()}. Blocks, allocates.
     *
     * @throws IllegalArgumentException for a setting that is wrong, naming it.
     * @throws GatewayException         when the connections cannot be had, saying why.
     */
    public static CancelGateway launch(final Context ctx) {
        final CancelGateway gateway = begin(ctx);
        gateway.becomeReady();
        return gateway;
    }

    /** Starts the sender and does not wait: with an invoked one a test drives launching and closing cycle by cycle. */
    static CancelGateway begin(final Context ctx) {
        final CancelGateway gateway = new CancelGateway(ctx.conclude());
        gateway.start();
        return gateway;
    }

    /**
     * Registers a symbol, from any thread. Cold: allocates. The same symbol gets the same number again.
     *
     * @return the number that stands for it in {@code cancel}.
     * @throws IllegalArgumentException when it cannot be a symbol.
     */
    public int registerSymbol(final String symbol) {
        return symbols.register(symbol);
    }

    /**
     * Makes a client for one strategy thread, from any thread. Cold: allocates its outcome ring.
     *
     * @throws IllegalStateException when there are as many as {@link Context#maxClients} allows.
     */
    public CancelClient newClient() {
        return newClient(status);
    }

    /** A client that sees this status: a test plays a thread that has not yet seen that the gateway closed. */
    synchronized CancelClient newClient(final GatewayStatus status) {
        for (int i = 0; i < portTaken.length; i++) {
            if (!portTaken[i]) {
                portTaken[i] = true;
                if (ports.get(i) == null) {
                    ports.set(i, new ClientPort(i, ctx.maxUnfinishedPerClient()));
                }
                return new CancelClient(this, status, ctx, ring, symbols, ports.get(i));
            }
        }
        throw new IllegalStateException("maxClients: all " + portTaken.length + " are in use; close one or allow more");
    }

    /**
     * One duty cycle of the sender, in invoked mode, on the thread that launched the gateway.
     *
     * @return the amount of work done; 0 when there was none or the sender has ended.
     */
    public int doWork() {
        return invoker.invoke();
    }

    /** Whether intents are accepted. */
    public boolean isOpen() {
        return status.isOpen();
    }

    /** The thread that the sender runs on, to be pinned or measured. */
    public Thread senderThread() {
        return senderThread;
    }

    /**
     * Accepts no more intents, lets open ones go on for {@link Context#drainTimeoutNs}, then ends every one with its
     * outcome, which clients can still poll. Returns when the sender has ended. From any thread, any number of times;
     * in invoked mode from the invoking thread.
     */
    @Override
    public void close() {
        status.close();
        if (invoker != null) {
            while (!status.isSenderGone()) {
                invoker.invoke();
            }
            invoker.close();
        } else if (Thread.currentThread() != senderThread) {
            awaitTermination();
            runner.close();
        }
    }

    Rehearsal rehearsal() {
        return rehearsal;
    }

    ManyToOneRingBuffer intentRing() {
        return ring;
    }

    /** Ends what was committed to the ring after the sender's last look at it. */
    void endLeftovers() {
        leftovers.end();
    }

    synchronized void release(final ClientPort port) {
        portTaken[port.index()] = false;
    }

    GatewayStatus status() {
        return status;
    }

    private void start() {
        agent = new SenderAgent(ctx, new IntentIntake(ring, ctx.stalledProducerTimeoutNs()), symbols, outcomes, status);
        if (ctx.isInvoked()) {
            senderThread = Thread.currentThread();
            invoker = new AgentInvoker(this::onAgentError, null, agent);
            invoker.start();
        } else {
            runner = new AgentRunner(ctx.idleStrategy(), this::onAgentError, null, agent);
            senderThread = AgentRunner.startOnThread(runner, task -> NettyNetwork.newThread(task, "quash-sender"));
        }
    }

    private void becomeReady() {
        await(status.connected(), ctx.readyTimeoutNs());
        if (isOpen() && status.phase() != Phase.CONNECTING) {
            warmUp();
            agent.keepWarmBy(rehearsal);
            status.warmUpEnded();
            await(status.ready(), ctx.readyTimeoutNs());
        }
        if (!isOpen() || status.phase() == Phase.CONNECTING) {
            final Throwable failure = status.failure();
            close();
            CloseHelper.close(rehearsal);
            throw explain(failure);
        }
    }

    /** What cannot be made warm works all the same. */
    private void warmUp() {
        if (ctx.warmUpTimeoutNs() == 0) {
            return;
        }
        try {
            rehearsal = new Rehearsal(ctx);
            rehearse();
        } catch (final RuntimeException ex) {
            // One that failed half-way would go on to fail while it is to keep the code warm.
            CloseHelper.close(rehearsal);
            rehearsal = null;
            ctx.tell(new GatewayException("the first cancels will be slow: warm-up failed", ex));
        } catch (final Error error) {
            close();
            throw error;
        }
    }

    /** While connections are pinged: code that is compiled for wires on which nothing comes in must be compiled anew. */
    private void rehearse() {
        final long beginNs = System.nanoTime();
        do {
            rehearsal.runBatch();
            for (int i = 0; i < CYCLES_PER_BATCH && invoker != null; i++) {
                invoker.invoke();
            }
            // Where all cores spin, the compiler would get none of them.
            LockSupport.parkNanos(REHEARSAL_PAUSE_NS);
        } while (isOpen() && !rehearsal.isSettled() && System.nanoTime() - beginNs < ctx.warmUpTimeoutNs());
    }

    /** Agrona hands over the exception that ends an agent, too: that is no error. */
    private void onAgentError(final Throwable failure) {
        if (!(failure instanceof AgentTerminationException)) {
            ctx.tell(failure);
        }
    }

    private RuntimeException explain(final Throwable failure) {
        if (failure instanceof IllegalArgumentException || failure instanceof GatewayException) {
            return (RuntimeException) failure;
        }
        if (failure != null) {
            return new GatewayException("the sender could not start", failure);
        }
        return new GatewayException("not ready within " + TimeUnit.NANOSECONDS.toMillis(ctx.readyTimeoutNs())
                + " ms (readyTimeout); last fault: " + status.lastFault());
    }

    private void await(final CountDownLatch latch, final long timeoutNs) {
        final long beginNs = System.nanoTime();
        while (invoker != null && latch.getCount() > 0 && System.nanoTime() - beginNs < timeoutNs) {
            invoker.invoke();
        }
        try {
            latch.await(invoker == null ? timeoutNs : 0, TimeUnit.NANOSECONDS);
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitTermination() {
        boolean interrupted = false;
        while (true) {
            try {
                status.terminated().await();
                break;
            } catch (final InterruptedException ex) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
