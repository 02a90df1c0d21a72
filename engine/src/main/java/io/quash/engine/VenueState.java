package io.quash.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.order.OrderView;
import io.quash.transport.ResponseDecoder;
import java.util.concurrent.TimeUnit;

/** What the answers say about the venue as a whole: its clock, the weight used, and when it wants to be left alone. */
final class VenueState {
    private static final long LONGEST_HOLD_MS = TimeUnit.DAYS.toMillis(3);

    private static final byte[] AHEAD = "Timestamp for this request was ".getBytes(US_ASCII);

    final VenueClock clock;
    final VenueLimits limits;

    private final long limitedHoldNs;
    private final long bannedHoldNs;
    private final long blockedHoldNs;
    private final long windowMs;

    VenueState(final Context ctx, final long nowNs) {
        clock = new VenueClock(nowNs, ctx.epochClock().time());
        limits = new VenueLimits(ctx.weightLimit(), ctx.weightReserve(), nowNs);
        limitedHoldNs = ctx.limitedHoldNs();
        bannedHoldNs = ctx.bannedHoldNs();
        blockedHoldNs = ctx.blockedHoldNs();
        windowMs = ctx.recvWindowMs() == 0 ? 5000 : ctx.recvWindowMs();
    }

    /** Every answer, whatever it says. */
    void observe(final VenueConnection connection, final ResponseDecoder response, final int inFlight) {
        // What the headers say held when the answer's first byte came in; that stamp also saves a reading of the clock.
        final long nowNs = connection.http.firstByteNs();
        if (response.usedWeight() != ResponseDecoder.ABSENT) {
            limits.onUsedWeight(response.usedWeight(), inFlight, nowNs);
        }
        if (response.dateEpochSeconds() != ResponseDecoder.ABSENT) {
            clock.onDate(response.dateEpochSeconds(), connection.sentNs, nowNs);
        }
    }

    /** An answer that no intent waits for: with the venue's time, with a word that too much was sent, or of no interest. */
    void onUnclaimed(final VenueConnection connection, final VenueAnswer answer) {
        switch (answer.statusCode()) {
            case 200:
                if (connection.asksTime
                        && answer.isWellFormed()
                        && answer.body().serverTime() > 0) {
                    clock.onServerTime(answer.body().serverTime(), connection.sentNs, answer.decodedNs());
                }
                break;
            case 418:
            case 429:
                onLimited(answer);
                break;
            case 403:
                onBlocked(answer.decodedNs());
                break;
            default:
                break;
        }
    }

    /** 429 or 418: until Retry-After or the ban's end, whichever is later; for a while when neither is told. */
    void onLimited(final VenueAnswer answer) {
        final long nowNs = answer.decodedNs();
        long holdMs = -1;
        if (answer.retryAfterSeconds() != ResponseDecoder.ABSENT) {
            // In whole seconds, 0 is less than one: to send again at once would only be refused again.
            holdMs = TimeUnit.SECONDS.toMillis(Math.max(1, answer.retryAfterSeconds()));
        }
        final long bannedUntilMs = answer.isWellFormed() ? answer.body().bannedUntilMs() : OrderView.NULL_LONG;
        if (bannedUntilMs != OrderView.NULL_LONG) {
            holdMs = Math.max(holdMs, bannedUntilMs - clock.timestampMs(nowNs));
        }
        if (holdMs >= 0) {
            limits.hold(nowNs + TimeUnit.MILLISECONDS.toNanos(Math.min(holdMs, LONGEST_HOLD_MS)));
        } else {
            limits.hold(nowNs + (answer.statusCode() == 418 ? bannedHoldNs : limitedHoldNs));
        }
    }

    /** 403 at the edge. */
    void onBlocked(final long nowNs) {
        limits.hold(nowNs + blockedHoldNs);
    }

    /** The venue refused this request's timestamp. */
    void onClockRefusal(final VenueConnection connection, final VenueAnswer answer) {
        final long nowNs = answer.decodedNs();
        if (answer.body().messageStartsWith(AHEAD)) {
            clock.onAhead(connection.timestampMs, connection.sentNs, nowNs);
        } else {
            clock.onBehind(connection.timestampMs, windowMs, nowNs);
        }
    }
}
