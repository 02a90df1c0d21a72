package io.quash.engine;

import io.quash.engine.GatewayStatus.Phase;
import io.quash.engine.rules.Event;
import io.quash.engine.rules.Rules;
import io.quash.engine.venue.RequestEncoder;
import io.quash.engine.venue.RequestSigner;
import io.quash.transport.Network;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.NanoClock;

/**
 * The sender's duty cycle: take a few intents from the ring, send what connections are free for, do the I/O, whose
 * answers {@link StepExecutor} turns into outcomes or further requests, and end what is past its deadline. Nothing here
 * allocates while connections stay up.
 */
final class SenderAgent implements Agent {
    private static final long DEFAULT_WINDOW_MS = 5000;
    private static final int AWAITED_POLLS = 128;

    private final Context ctx;
    private final IntentIntake intake;
    private final SymbolTable symbols;
    private final GatewayStatus status;
    private final NanoClock nanoClock;
    private final EpochClock epochClock;
    private final Rules rules;
    private final SendQueue queue = new SendQueue();
    private final Intents intents;
    private final MessageHandler admit = this::admit;
    private final int drainLimit;
    private final long housekeepingIntervalNs;

    private Network network;
    private RequestSigner signer;
    private VenueClock clock;
    private VenueLimits limits;
    private StepExecutor steps;
    private VenueAddresses addresses;
    private ConnectionPool pool;
    private Dispatcher dispatcher;
    private AddressLookup lookup;
    private long nowNs;
    private long nextHousekeepingNs;
    private long drainDeadlineNs;
    private boolean draining;
    private int awaitedPolls;
    private Rehearsal rehearsal;
    private final KeepWarm keepWarm = new KeepWarm();

    SenderAgent(
            final Context ctx,
            final IntentIntake intake,
            final SymbolTable symbols,
            final OutcomeWriter outcomes,
            final GatewayStatus status) {
        this.ctx = ctx;
        this.intake = intake;
        this.symbols = symbols;
        this.status = status;
        nanoClock = ctx.nanoClock();
        epochClock = ctx.epochClock();
        rules = new Rules(ctx.maxRepeats(), ctx.maxQueries(), ctx.resolvesGone());
        intents = new Intents(ctx.maxOpenIntents(), queue, outcomes, rules, ctx.repeatsByClientOrderId());
        drainLimit = ctx.drainLimit();
        housekeepingIntervalNs = ctx.housekeepingIntervalNs();
    }

    /** Hands over what keeps code warm, or null; from the launching thread, before {@link GatewayStatus#warmUpEnded()}. */
    void keepWarmBy(final Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Override
    public void onStart() {
        try {
            network = ctx.networkFactory().apply(ctx.network());
            signer = new RequestSigner(ctx.credentials().secret());
            signer.prepare();
            nowNs = nanoClock.nanoTime();
            final long windowMs = ctx.recvWindowMs() == 0 ? DEFAULT_WINDOW_MS : ctx.recvWindowMs();
            clock = new VenueClock(nowNs, epochClock.time(), windowMs);
            limits = new VenueLimits(
                    ctx.weightLimit(),
                    ctx.weightReserve(),
                    new VenueLimits.Holds(ctx.limitedHoldNs(), ctx.bannedHoldNs(), ctx.blockedHoldNs()),
                    nowNs);
            addresses = new VenueAddresses(ctx.addresses());
            final RetryBudget budget = new RetryBudget(ctx.retryRatio(), ctx.retryBurst());
            steps = new StepExecutor(
                    intents, queue, symbols, clock, limits, budget, rules, new VenueAnswer(nanoClock, nowNs), status);
            pool = newPool();
            steps.pool(pool);
            dispatcher = new Dispatcher(ctx, queue, pool, clock, limits, budget, symbols);
            lookup = new AddressLookup(ctx, addresses);
            nextHousekeepingNs = nowNs;
            if (ctx.senderCpu() >= 0) {
                // After the threads for look-ups and verification are started: they would be pinned with this one.
                ThreadPinning.pinCurrentThread(ctx.senderCpu());
            }
        } catch (final Throwable failure) {
            status.failed(failure);
        } finally {
            ctx.credentials().wipe();
        }
    }

    private ConnectionPool newPool() {
        final String authority = ctx.network().endpoint().authority();
        final String apiKey = ctx.credentials().apiKey();
        final PoolSettings settings = new PoolSettings(
                ctx.connections(),
                ctx.network().endpoint().toString(),
                RequestEncoder.requiredCapacity(authority, apiKey),
                ctx.maxConnectionAgeNs(),
                ctx.pingTimeoutNs(),
                ctx.pingIntervalNs(),
                ctx.warmUpPings());
        return new ConnectionPool(
                settings,
                network,
                buffer -> new RequestEncoder(buffer, signer, authority, apiKey, ctx.recvWindowMs()),
                addresses,
                limits,
                steps,
                nanoClock,
                nowNs);
    }

    @Override
    public int doWork() {
        if (status.failure() != null) {
            throw new AgentTerminationException();
        }
        try {
            return dutyCycle();
        } catch (final AgentTerminationException ex) {
            throw ex;
        } catch (final Throwable defect) {
            status.failed(defect);
            ctx.tell(defect);
            throw new AgentTerminationException();
        }
    }

    /** Ends every open intent, then everything else. */
    @Override
    public void onClose() {
        status.close();
        try {
            endOpenIntents(status.failure() == null ? Event.SHUTDOWN : Event.SENDER_FAILED);
            CloseHelper.closeAll(rehearsal, lookup, pool, network, signer);
        } finally {
            status.senderGone();
        }
    }

    @Override
    public String roleName() {
        return "quash-sender";
    }

    private int dutyCycle() {
        nowNs = nanoClock.nanoTime();
        pool.at(nowNs);
        int work = intake.read(admit, Math.min(drainLimit, intents.room()));
        work += dispatcher.dispatch(nowNs);
        work += pollMostly();
        // The stamp of an answer is later than the beginning of the cycle in which it came.
        nowNs = steps.later(nowNs);
        pool.at(nowNs);
        work += dispatcher.dispatch(nowNs);
        work += expire(nowNs);
        work += queue.wake(nowNs);
        work += pool.sendRests(limits.isHeld(nowNs));
        if (nowNs - nextHousekeepingNs >= 0) {
            nextHousekeepingNs = nowNs + housekeepingIntervalNs;
            work += housekeeping(nowNs);
        }
        if (!status.isOpen()) {
            drain(nowNs);
        }
        signer.prepare();
        keepWarm(work, nowNs);
        return work;
    }

    /** What fails to keep code warm is not tried again, and keeps nothing else from working. */
    private void keepWarm(final int work, final long nowNs) {
        try {
            keepWarm.onCycle(work, nowNs);
        } catch (final RuntimeException ex) {
            keepWarm.end();
            ctx.tell(new GatewayException("cancels after idling will be slow: keeping warm failed", ex));
        }
    }

    /** Mostly for answers only; now and then for everything. */
    private int pollMostly() {
        if (awaitedPolls < AWAITED_POLLS) {
            awaitedPolls++;
            final int work = network.pollAwaited();
            if (work >= 0) {
                return work;
            }
        }
        return poll();
    }

    private int poll() {
        awaitedPolls = 0;
        return network.poll();
    }

    private int housekeeping(final long nowNs) {
        // Where the idle strategy sleeps, so many cycles are a long time for connections that are being opened.
        awaitedPolls = AWAITED_POLLS;
        if (clock.isApart(nowNs, epochClock.time())) {
            // The process may have stood still since the cycle began.
            clock.checkForJump(nanoClock.nanoTime(), epochClock.time());
        }
        intake.unblockStalledProducer(nowNs);
        lookup.takeNewest();
        if (status.phase() != Phase.READY) {
            becomeReady(nowNs);
        }
        return pool.housekeeping(status.phase() == Phase.CONNECTING, status.phase() == Phase.WARMING_UP)
                + dispatcher.hedge(nowNs);
    }

    private void becomeReady(final long nowNs) {
        if (status.phase() == Phase.CONNECTING && pool.isComplete()) {
            status.becameConnected();
        } else if (status.phase() == Phase.SETTLING && pool.hasFree() && isWarm(nowNs)) {
            status.becameReady();
        }
    }

    private boolean isWarm(final long nowNs) {
        return rehearsal == null
                || ctx.keepWarmIntervalNs() == 0
                || keepWarm.isSettled(rehearsal, ctx.keepWarmIntervalNs(), nowNs);
    }

    private void admit(final int type, final DirectBuffer buffer, final int offset, final int length) {
        intents.admit(type, buffer, offset, nowNs);
    }

    private int expire(final long nowNs) {
        int work = 0;
        Intent intent;
        while ((intent = intents.peekExpired(nowNs)) != null) {
            forgetUnsent(intent);
            final boolean limited = !intent.isInFlight() && !limits.mayCancel(nowNs);
            intents.endAlone(intent, limited ? Event.DEADLINE_WHILE_HELD : Event.DEADLINE);
            work++;
        }
        return work;
    }

    private void endOpenIntents(final Event event) {
        Intent intent;
        while ((intent = intents.peekAny()) != null) {
            // What one that is attached to it would be told rests on this, too.
            forgetUnsent(intent.leader == null ? intent : intent.leader);
            intents.endAlone(intent, event);
        }
    }

    /** A request of which no byte was taken is taken back, and its connection with it. */
    private void forgetUnsent(final Intent intent) {
        final boolean wasInFlight = intent.isInFlight();
        intent.takeBackUnsent();
        if (wasInFlight && !intent.isInFlight() && intent.followers != null) {
            queue.addFirst(intent);
        }
    }

    /** Works on for a bounded time after close, then stops. */
    private void drain(final long nowNs) {
        if (!draining) {
            draining = true;
            drainDeadlineNs = nowNs + ctx.drainTimeoutNs();
        }
        if (nowNs - drainDeadlineNs >= 0 || intents.isEmpty() && intake.isEmpty()) {
            throw new AgentTerminationException();
        }
    }
}
