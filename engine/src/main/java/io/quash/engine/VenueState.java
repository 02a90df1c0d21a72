package io.quash.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quash.engine.order.OrderView;
import io.quash.engine.venue.AnswerScanner;
import io.quash.transport.ResponseDecoder;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;

/** What the answers say about the venue as a whole: its clock, the weight used, and when it wants to be left alone. */
final class VenueState {
    private static final long LONGEST_HOLD_MS = TimeUnit.DAYS.toMillis(3);

    private static final byte[] AHEAD = "Timestamp for this request was ".getBytes(US_ASCII);

    final VenueClock clock;
    final VenueLimits limits;

    private final NanoClock nanoClock;
    private final AnswerScanner scanner = new AnswerScanner();
    private final long limitedHoldNs;
    private final long bannedHoldNs;
    private final long blockedHoldNs;
    private final long windowMs;

    VenueState(final Context ctx) {
        nanoClock = ctx.nanoClock();
        clock = new VenueClock(nanoClock.nanoTime(), ctx.epochClock().time());
        limits = new VenueLimits(ctx.weightLimit(), ctx.weightReserve(), nanoClock.nanoTime());
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
    void onUnclaimed(final VenueConnection connection, final ResponseDecoder response) {
        final boolean wellFormed = scanner.scan(response.body(), 0, response.bodyLength());
        switch (response.statusCode()) {
            case 200:
                if (connection.asksTime && wellFormed && scanner.serverTime() > 0) {
                    clock.onServerTime(scanner.serverTime(), connection.sentNs, nanoClock.nanoTime());
                }
                break;
            case 418:
            case 429:
                onLimited(response, wellFormed ? scanner : null);
                break;
            case 403:
                onBlocked();
                break;
            default:
                break;
        }
    }

    /** 429 or 418: until Retry-After or the ban's end, whichever is later; for a while when neither is told. */
    void onLimited(final ResponseDecoder response, final AnswerScanner answer) {
        final long nowNs = nanoClock.nanoTime();
        long holdMs = -1;
        if (response.retryAfterSeconds() != ResponseDecoder.ABSENT) {
            holdMs = TimeUnit.SECONDS.toMillis(response.retryAfterSeconds());
        }
        final long bannedUntilMs = answer == null ? OrderView.NULL_LONG : answer.bannedUntilMs();
        if (bannedUntilMs != OrderView.NULL_LONG) {
            holdMs = Math.max(holdMs, bannedUntilMs - clock.timestampMs(nowNs));
        }
        if (holdMs >= 0) {
            limits.hold(nowNs + TimeUnit.MILLISECONDS.toNanos(Math.min(holdMs, LONGEST_HOLD_MS)));
        } else {
            limits.hold(nowNs + (response.statusCode() == 418 ? bannedHoldNs : limitedHoldNs));
        }
    }

    /** 403 at the edge. */
    void onBlocked() {
        limits.hold(nanoClock.nanoTime() + blockedHoldNs);
    }

    /** The venue refused this request's timestamp. */
    void onClockRefusal(final VenueConnection connection, final AnswerScanner answer) {
        final long nowNs = nanoClock.nanoTime();
        if (answer.messageStartsWith(AHEAD)) {
            clock.onAhead(connection.timestampMs, connection.sentNs, nowNs);
        } else {
            clock.onBehind(connection.timestampMs, windowMs, nowNs);
        }
    }
}
