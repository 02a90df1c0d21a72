package io.quash.engine.sim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.Context;
import io.quash.engine.Credentials;
import io.quash.engine.SeveralAddresses;
import io.quash.transport.Endpoint;
import io.quash.transport.NetworkContext;
import java.util.concurrent.TimeUnit;

/** What a gateway is set to under one seed: anything that a user may choose, and some that nobody should. */
final class Settings {
    static final int HIGHEST_ADDRESS = 3;

    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Draws draws;
    private final Weather weather;
    private final boolean fair;

    private Settings(final Draws draws, final Weather weather) {
        this.draws = draws;
        this.weather = weather;
        fair = weather.isFair();
    }

    /** All but the clocks, the network and the error handler. */
    static Context draw(final Draws draws, final Weather weather, final long deadlineNs) {
        final Settings settings = new Settings(draws, weather);
        final Context ctx = new Context().warmUpTimeoutNs(0);
        settings.network(ctx);
        settings.times(ctx, deadlineNs);
        settings.sizes(ctx);
        settings.tries(ctx);
        settings.limits(ctx);
        return ctx;
    }

    private void network(final Context ctx) {
        ctx.network(new NetworkContext()
                        .endpoint(Endpoint.parse("http://127.0.0.1:9"))
                        .connectTimeoutNs(draws.scaleBetween(2 * MS, SECOND)))
                .credentials(new Credentials(SimulatedVenue.API_KEY, SimulatedVenue.SECRET.getBytes(US_ASCII)))
                .invoked(true)
                .readyTimeoutNs(10 * MINUTE)
                .lookupIntervalNs(TimeUnit.DAYS.toNanos(1));
        SeveralAddresses.of(ctx, HIGHEST_ADDRESS - draws.below(HIGHEST_ADDRESS), HIGHEST_ADDRESS);
        for (final String symbol : Strategy.SYMBOLS) {
            ctx.symbol(symbol);
        }
    }

    private void times(final Context ctx, final long deadlineNs) {
        final long roundTripNs = 2 * HIGHEST_ADDRESS * (weather.latencyNs + weather.jitterNs);
        ctx.recvWindowMs(fair || draws.chance(0.3) ? 0 : (int) draws.scaleBetween(100, 60_000))
                .deadlineNs(deadlineNs)
                .drainTimeoutNs(draws.chance(0.2) ? 0 : draws.between(0, deadlineNs))
                .pingTimeoutNs(draws.scaleBetween(MS + 3 * roundTripNs, 2 * SECOND))
                .attemptTimeoutNs(fair ? 700 * MS : draws.scaleBetween(MS + roundTripNs, 2 * SECOND))
                .hedgeDelayNs(draws.chance(0.5) ? 0 : draws.scaleBetween(MS / 100, 100 * MS))
                .pingIntervalNs(draws.scaleBetween(20 * MS, 15 * SECOND))
                .maxConnectionAgeNs(draws.scaleBetween(100 * MS, 30 * MINUTE))
                .housekeepingIntervalNs(draws.scaleBetween(1000, 10 * MS));
    }

    private void sizes(final Context ctx) {
        ctx.connections(1 + draws.below(8))
                .intentRingLength(4096)
                .maxUnfinishedPerClient(1 + draws.below(40))
                .maxClients(3)
                .maxOpenIntents(1 + draws.below(100))
                .drainLimit(1 + draws.below(16));
    }

    private void tries(final Context ctx) {
        ctx.resolvesGone(draws.chance(0.7))
                .repeatsByClientOrderId(draws.chance(0.3))
                .maxRepeats(draws.chance(0.3) ? draws.below(10) : 3)
                .maxQueries(draws.chance(0.3) ? draws.below(10) : 8)
                .retryRatio(draws.chance(0.3) ? draws.fraction() : 0.2)
                .retryBurst(draws.chance(0.3) ? draws.below(20) : 100);
    }

    /** The gateway's own limit: lifted, as it should be, stricter, or too lax. */
    private void limits(final Context ctx) {
        final int kind = fair ? 1 : draws.weighted(new int[] {2, 6, 1, 1});
        final long limit = switch (kind) {
            case 0 -> 0;
            case 1 -> weather.weightLimit;
            case 2 -> Math.min(weather.weightLimit, draws.scaleBetween(20, 6000));
            default -> 6000;
        };
        ctx.weightLimit(limit)
                .weightReserve(limit == 0 ? 0 : draws.between(0, limit / 2))
                .limitedHoldNs(draws.scaleBetween(MS, 10 * SECOND))
                .bannedHoldNs(draws.scaleBetween(MS, 120 * SECOND))
                .blockedHoldNs(draws.scaleBetween(MS, 20 * SECOND));
    }
}
