package io.quash.bench.exchange;

import static io.quash.bench.exchange.FaultEffect.GARBLED;
import static io.quash.bench.exchange.FaultEffect.LOST;
import static io.quash.bench.exchange.FaultEffect.MISLEADING;
import static io.quash.bench.exchange.FaultEffect.OVERTAKEN;
import static io.quash.bench.exchange.FaultEffect.PLAIN;
import static io.quash.bench.exchange.FaultEffect.REFUSED;
import static io.quash.bench.exchange.FaultEffect.VAGUE;
import static io.quash.bench.exchange.FaultParameter.NONE;
import static io.quash.bench.exchange.FaultParameter.NUMBER;
import static io.quash.bench.exchange.FaultParameter.SIGNED_TIME;
import static io.quash.bench.exchange.FaultParameter.TIME;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Everything that can go wrong on purpose. In text the names are in lower case with hyphens. */
enum FaultKind {
    DELAY(PLAIN, TIME, "100ms"),
    /** No answer, and nothing but silence on the connection from then on. */
    DROP(LOST),
    /* Hard closes: over TLS there is no close_notify. */
    CLOSE_BEFORE_ANSWER(LOST),
    CLOSE_WITHIN_HEADERS(LOST),
    CLOSE_WITHIN_BODY(LOST),
    RST_BEFORE_ANSWER(LOST),
    RST_WITHIN_HEADERS(LOST),
    RST_WITHIN_BODY(LOST),

    SPLIT_BYTES(PLAIN),
    CHUNKED_EXTENSIONS(PLAIN),
    CHUNKED_BYTES(PLAIN),
    CHUNKED_TRAILERS(PLAIN),
    READ_TO_CLOSE(PLAIN),
    CLOSE_ANNOUNCED(PLAIN),
    CLOSE_UNANNOUNCED(PLAIN),
    INTERIM_100(PLAIN),
    INTERIM_103(PLAIN),
    /** The same answer twice: in one write, or the second time after the given time. */
    DUPLICATE_ANSWER(PLAIN, TIME, "0"),
    SURPLUS_BYTES(PLAIN),
    /** A 408 that nobody asked for, after the given time, unless a request has come by then. */
    SURPLUS_ANSWER(PLAIN, TIME, "20ms"),

    STATUS_429(REFUSED),
    STATUS_429_RETRY_AFTER(REFUSED, TIME, "2s"),
    /** Banned for the given time. */
    STATUS_418(REFUSED, TIME, "2s"),
    STATUS_418_RETRY_AFTER(REFUSED, TIME, "2s"),
    STATUS_403(REFUSED),
    STATUS_404(REFUSED),
    STATUS_408(VAGUE),
    STATUS_502(VAGUE),
    STATUS_504(VAGUE),
    STATUS_503_UNKNOWN(VAGUE),
    STATUS_503_UNRECOGNISED(VAGUE),
    STATUS_503_UNAVAILABLE(REFUSED),
    STATUS_503_INTERNAL(REFUSED),
    STATUS_503_THROTTLED(REFUSED),
    STATUS_503_OVERLOADED(REFUSED),
    CODE_1000(VAGUE),
    CODE_1003(REFUSED),
    CODE_1006(VAGUE),
    CODE_1007(VAGUE),
    CODE_1021_AHEAD(REFUSED),
    CODE_1021_LATE(REFUSED),
    CODE_5028(REFUSED),
    CODE_5041(VAGUE),
    STATUS_200_FILLED(OVERTAKEN, EnumSet.of(Occasion.CANCEL), NONE, null),

    GZIP(GARBLED),
    GIANT_HEADERS(GARBLED, NUMBER, "40000"),
    GIANT_BODY(GARBLED, NUMBER, "1000000"),
    CONTENT_LENGTH_SHORT(GARBLED),
    CONTENT_LENGTH_LONG(GARBLED),
    TRUNCATED_JSON(GARBLED),
    REORDERED_JSON(PLAIN),
    EXTENDED_JSON(PLAIN),
    HUGE_NUMBERS(PLAIN, Occasion.ORDER_REQUESTS, NONE, null),
    WRONG_ORDER(MISLEADING, Occasion.ORDER_REQUESTS, NONE, null),
    WRONG_SYMBOL(MISLEADING, Occasion.ORDER_REQUESTS, NONE, null),
    /** The query shows the order as it was the given time ago. */
    QUERY_LAG(PLAIN, EnumSet.of(Occasion.QUERY), TIME, "2s"),

    CLOSE_AFTER(PLAIN, EnumSet.of(Occasion.CONNECTION), NUMBER, "100"),
    IDLE_CLOSE(PLAIN, EnumSet.of(Occasion.CONNECTION), TIME, "5s"),
    REFUSE_ACCEPT(PLAIN, EnumSet.of(Occasion.CONNECTION), NONE, null),
    /** Accepts, and never reads. */
    STALL_ACCEPT(PLAIN, EnumSet.of(Occasion.CONNECTION), NONE, null),
    /** Accepts, reads, and stays silent. */
    STALL_HANDSHAKE(PLAIN, EnumSet.of(Occasion.CONNECTION), NONE, null),
    /** The clock of the whole exchange is ahead, or behind if negative. */
    CLOCK_SKEW(PLAIN, EnumSet.noneOf(Occasion.class), SIGNED_TIME, "2s");

    private static final Set<FaultKind> LAST_ON_CONNECTION = EnumSet.of(
            DROP,
            CLOSE_BEFORE_ANSWER,
            CLOSE_WITHIN_HEADERS,
            CLOSE_WITHIN_BODY,
            RST_BEFORE_ANSWER,
            RST_WITHIN_HEADERS,
            RST_WITHIN_BODY,
            READ_TO_CLOSE,
            CLOSE_ANNOUNCED,
            CLOSE_UNANNOUNCED);

    /* These stop a client for a while, or no client could tell the surplus answer from that to its next request. */
    private static final Set<FaultKind> NEVER_MIXED = EnumSet.of(
            STATUS_429,
            STATUS_429_RETRY_AFTER,
            STATUS_418,
            STATUS_418_RETRY_AFTER,
            STATUS_403,
            CODE_1003,
            SURPLUS_ANSWER);

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final FaultEffect effect;
    private final Set<Occasion> occasions;
    private final FaultParameter parameter;
    private final long usual;

    FaultKind(final FaultEffect effect) {
        this(effect, Occasion.REQUESTS, NONE, null);
    }

    FaultKind(final FaultEffect effect, final FaultParameter parameter, final String usual) {
        this(effect, Occasion.REQUESTS, parameter, usual);
    }

    FaultKind(
            final FaultEffect effect,
            final Set<Occasion> occasions,
            final FaultParameter parameter,
            final String usual) {
        this.effect = effect;
        this.occasions = occasions;
        this.parameter = parameter;
        this.usual = usual == null ? 0 : parameter.parse(usual);
    }

    String text() {
        return text;
    }

    FaultEffect effect() {
        return effect;
    }

    /** When it may strike; never for what concerns the whole exchange at all times. */
    Set<Occasion> occasions() {
        return occasions;
    }

    FaultParameter parameter() {
        return parameter;
    }

    /** The parameter's value if none is given. */
    long usualParameter() {
        return usual;
    }

    /** Whether nothing more is served on a connection after it. */
    boolean isLastOnConnection() {
        return LAST_ON_CONNECTION.contains(this);
    }

    boolean isMixedOn(final Set<Occasion> struck) {
        return !NEVER_MIXED.contains(this) && this != QUERY_LAG && occasions.containsAll(struck);
    }
}
