package io.quash.engine.sim;

import io.quash.engine.CancelGateway;
import io.quash.engine.Context;
import io.quash.engine.SteppedGateway;
import java.util.concurrent.TimeUnit;

/**
 * One run of the real gateway, from launch to close, against the simulated venue, in one thread: the same for the same
 * seed, byte for byte.
 */
final class Simulation {
    private static final long START_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long GIVE_UP_NS = TimeUnit.MINUTES.toNanos(10);

    private final Timeline timeline = new Timeline(START_NS);
    private final Draws draws;
    private final Weather weather;
    private final History history;
    private final EventLog log;
    private final Context ctx;
    private final Strategy strategy;
    private final int cancels;
    private SimulatedNetwork network;

    Simulation(final long seed, final int cancels, final boolean readable) {
        this.cancels = cancels;
        draws = new Draws(seed);
        weather = new Weather(draws);
        history = new History(seed);
        log = new EventLog(timeline, readable);
        history.fairWeather = weather.isFair();
        final long shortestDeadlineNs = Math.max(2_000_000, 3 * weather.latencyNs);
        final long deadlineNs = weather.isFair()
                ? TimeUnit.SECONDS.toNanos(10)
                : draws.scaleBetween(shortestDeadlineNs, TimeUnit.SECONDS.toNanos(2));
        final VenueClock clock = new VenueClock(timeline, weather, draws);
        final SimulatedVenue venue = new SimulatedVenue(timeline, clock, weather, history, log, draws, deadlineNs);
        ctx = context(clock, venue, deadlineNs);
        strategy = new Strategy(timeline, weather, history, log, draws, deadlineNs);
        history.settings = ctx;
    }

    /** Time passes while the gateway polls, as it does in life. */
    History run() {
        final CancelGateway gateway = CancelGateway.launch(ctx);
        drive(gateway, gateway::doWork, gateway::close);
        return history;
    }

    /** Time stands still within a duty cycle: what happens does not depend on where the gateway looks at its clock. */
    History runInSteps() {
        final SteppedGateway stepped = SteppedGateway.launch(ctx, this::pass);
        drive(stepped.gateway(), stepped::doWork, stepped::close);
        return history;
    }

    private void pass() {
        if (network != null) {
            network.drivenFromOutside = true;
            network.pass();
        }
    }

    private void drive(final CancelGateway gateway, final Runnable doWork, final Runnable close) {
        weather.launched = true;
        strategy.begin(gateway, 1 + draws.below(3), cancels);
        final long beginNs = timeline.nowNs();
        final boolean early = !weather.isFair() && draws.chance(0.1);
        final long closeNs = beginNs + (early ? draws.between(0, TimeUnit.SECONDS.toNanos(1)) : GIVE_UP_NS);
        while (!strategy.isDone() && timeline.nowNs() < closeNs && gateway.isOpen()) {
            final long cycleBeganNs = timeline.nowNs();
            doWork.run();
            history.lookedAtClock(cycleBeganNs, timeline.nowNs());
            if (draws.chance(0.3)) {
                strategy.poll();
            }
        }
        close.run();
        for (int i = 0; i < cancels && !strategy.isDone(); i++) {
            strategy.poll();
        }
        finishVenue();
    }

    /** What is still on its way may be executed yet, and counts. */
    private void finishVenue() {
        timeline.runUntil(timeline.nowNs() + TimeUnit.SECONDS.toNanos(10));
    }

    EventLog log() {
        return log;
    }

    private Context context(final VenueClock clock, final SimulatedVenue venue, final long deadlineNs) {
        final Context context = Settings.draw(draws, weather, deadlineNs);
        final long connectTimeoutNs = context.network().connectTimeoutNs();
        return context.nanoClock(timeline::nowNs)
                .epochClock(clock::localMs)
                .errorHandler(defect -> history.violated(Check.NO_DEFECT, null, defect.toString()))
                .networkFactory(ignored -> {
                    network = new SimulatedNetwork(timeline, weather, history, log, draws, venue, connectTimeoutNs);
                    return network;
                });
    }
}
