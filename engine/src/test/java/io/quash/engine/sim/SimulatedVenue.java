package io.quash.engine.sim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The other side: reads requests as text with nothing of the engine's, keeps the true orders, and may go wrong. */
final class SimulatedVenue {
    static final String API_KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final long LONG_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Timeline timeline;
    private final VenueClock clock;
    private final Weather weather;
    private final History history;
    private final Draws draws;
    private final WeightMeter meter;
    private final OrderDesk desk;
    private final Mac mac;
    private final long deadlineNs;

    SimulatedVenue(
            final Timeline timeline,
            final VenueClock clock,
            final Weather weather,
            final History history,
            final EventLog log,
            final Draws draws,
            final long deadlineNs) {
        this.timeline = timeline;
        this.clock = clock;
        this.weather = weather;
        this.history = history;
        this.draws = draws;
        this.deadlineNs = deadlineNs;
        meter = new WeightMeter(clock, weather, draws);
        desk = new OrderDesk(timeline, clock, weather, history, log, draws);
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(US_ASCII), "HmacSHA256"));
        } catch (final GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** A whole request has come in. */
    void onRequest(final VenueSession session, final String text, final RequestRecord request) {
        final VenueRequest asked = VenueRequest.parse(text, API_KEY);
        final boolean admitted = meter.admits(1);
        request.venueMinute = meter.minute();
        request.usedWeight = meter.used();
        if (!asked.isSigned()) {
            session.answer(request, unsigned(asked, admitted), meter.used(), pingDelayNs());
            return;
        }
        final String problem = problem(asked, request);
        if (!problem.isEmpty()) {
            history.violated(Check.REQUEST_FORM, request.order, problem);
            session.answer(request, Row.MANDATORY.answer(0), meter.used(), 1);
            return;
        }
        session.answer(request, signed(asked, request, admitted), meter.used(), delayNs());
    }

    /** The header. */
    String date() {
        return "Date: " + DATE.format(Instant.ofEpochMilli(clock.venueMs()).atOffset(ZoneOffset.UTC)) + "\r\n";
    }

    private String problem(final VenueRequest asked, final RequestRecord request) {
        if (!asked.problem().isEmpty()) {
            return asked.problem();
        }
        final String signature =
                HexFormat.of().formatHex(mac.doFinal(asked.payload().getBytes(UTF_8)));
        if (!signature.equals(asked.signature())) {
            return "wrong signature of " + asked.payload() + ": " + asked.signature();
        }
        if (asked.kind() == RequestRecord.Kind.CANCEL_ALL) {
            return request.order.intents.isEmpty() ? "nobody asked for " + asked.payload() : "";
        }
        final VenueOrder order = history.find(asked.symbol(), asked.isByClientOrderId(), asked.id());
        return order != null && order == request.order ? "" : "an order that nobody asked for: " + asked.payload();
    }

    private Answer unsigned(final VenueRequest asked, final boolean admitted) {
        if (!admitted && weather.launched) {
            return refusal();
        }
        if (weather.launched && draws.chance(weather.pingFault)) {
            return drawnRow().answer(clock.venueMs());
        }
        final boolean time = asked.kind() == RequestRecord.Kind.TIME;
        return Answer.of(200, time ? "{\"serverTime\":" + clock.venueMs() + '}' : "{}", Says.NOTHING);
    }

    private Answer signed(final VenueRequest asked, final RequestRecord request, final boolean admitted) {
        if (!admitted) {
            return refusal();
        }
        final long aheadMs = asked.timestampMs() - clock.venueMs();
        if (aheadMs >= 1000) {
            return Row.CLOCK_AHEAD.answer(0);
        }
        if (-aheadMs > asked.recvWindowMs()) {
            return (draws.chance(0.2) ? Row.CLOCK_ME : Row.CLOCK_BEHIND).answer(0);
        }
        if (!draws.chance(weather.row)) {
            return desk.execute(asked, request);
        }
        final Row row = drawnRow();
        if (row == Row.DONE && asked.kind() == RequestRecord.Kind.CANCEL_ALL) {
            return desk.execute(asked, request);
        }
        if (!row.notExecuted) {
            maybeExecute(asked, request);
        }
        return row.answer(clock.venueMs() + draws.between(1, 3000));
    }

    private void maybeExecute(final VenueRequest asked, final RequestRecord request) {
        if (draws.chance(weather.lateExecution)) {
            timeline.after(draws.scaleBetween(1000, deadlineNs), () -> desk.executeSilently(asked, request));
        } else if (draws.chance(0.5)) {
            desk.executeSilently(asked, request);
        }
    }

    private Row drawnRow() {
        final Row row = Row.values()[draws.weighted(weather.rowWeights)];
        history.faults.add(row);
        return row;
    }

    private Answer refusal() {
        final Answer answer = (meter.isBanned() ? Row.BANNED : Row.TOO_MANY).answer(meter.bannedUntilMs());
        answer.retryAfterSeconds = draws.chance(0.7) ? meter.secondsToWait() : 0;
        return answer;
    }

    private long delayNs() {
        return draws.chance(weather.lateAnswer)
                ? draws.between(deadlineNs / 2, 2 * deadlineNs)
                : draws.scaleBetween(1000, weather.latencyNs);
    }

    private long pingDelayNs() {
        final boolean late = weather.launched && draws.chance(weather.pingFault);
        return late ? draws.between(LONG_NS, 100 * LONG_NS) : 1000;
    }
}
