package io.quash.bench.exchange;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.OK;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/**
 * Decides what a request is answered and executes it. Shared by all connections, thread-safe.
 *
 * <p>A request that names both ids is taken by its orderId. Which one wins is not documented for this venue.
 */
final class Venue {
    private static final AsciiString API_KEY = AsciiString.cached("X-MBX-APIKEY");
    private static final byte[] PING = ascii("{}");
    private static final byte[] CANCEL_ALL =
            ascii("{\"code\":200,\"msg\":\"The operation of cancel all open order is done.\"}");
    private static final byte[] NOT_FOUND_PAGE = page("404 Not Found");
    private static final byte[] BAD_REQUEST_PAGE = page("400 Bad Request");

    private final OrderBook book;
    private final RequestChecks checks;
    private final OrderJson json;
    private final Tally tally;
    private final LongSupplier clock;
    private final WeightWindow weight = new WeightWindow();
    private final int weightLimit;
    private final Refusal overWeightLimit;
    private final FaultPlan faults;
    private final FaultyAnswers faulty;

    /** @param faults null for none */
    Venue(final ExchangeConfig config, final OrderBook book, final FaultPlan faults, final Tally tally) {
        this.book = book;
        this.faults = faults;
        this.tally = tally;
        clock = config.skewedClock();
        weightLimit = config.weightLimit();
        overWeightLimit = Refusal.overWeightLimit(weightLimit);
        checks = new RequestChecks(config.apiKey(), book);
        json = new OrderJson(book.clientPrefix(), clock.getAsLong());
        faulty = new FaultyAnswers(json, tally);
    }

    Answer answer(final HttpRequest request, final SignatureCheck signature) {
        final long now = clock.getAsLong();
        final int used = weight.add(now);
        final String uri = request.uri();
        final int mark = uri.indexOf('?');
        final String path = mark < 0 ? uri : uri.substring(0, mark);
        final RequestKind kind = RequestKind.of(request.method(), path);
        tally.request(kind);
        if (weightLimit > 0 && used > weightLimit) {
            return refuse(overWeightLimit, used, false).retryAfter(WeightWindow.secondsToNextWindow(now));
        }
        return switch (kind) {
            case PING -> befall(Occasion.PING, Answer.json(OK, PING, used, false), now);
            case TIME ->
                befall(Occasion.TIME, Answer.json(OK, ascii("{\"serverTime\":" + now + "}"), used, false), now);
            case UNKNOWN_PATH, NOT_HTTP -> Answer.html(NOT_FOUND, NOT_FOUND_PAGE, used);
            case WRONG_METHOD -> refuse(Refusal.wrongMethod(request.method().name(), path), used, false);
            case CANCEL, CANCEL_ALL, QUERY -> {
                final String query = mark < 0 ? "" : uri.substring(mark + 1);
                final String key = request.headers().get(API_KEY);
                yield answerSigned(kind, key, query, signature, used, now);
            }
        };
    }

    /** The answer to bytes that are no HTTP request. */
    Answer answerMalformed() {
        tally.request(RequestKind.NOT_HTTP);
        return Answer.html(BAD_REQUEST, BAD_REQUEST_PAGE, weight.add(clock.getAsLong()))
                .closing();
    }

    private Answer answerSigned(
            final RequestKind kind,
            final String key,
            final String query,
            final SignatureCheck signature,
            final int used,
            final long now) {
        final Parameters parameters = Parameters.parse(query);
        final Refusal refusal = checks.refuse(key, query, parameters, signature, now);
        if (refusal != null) {
            return refuse(refusal, used, true);
        }
        final SymbolOrders orders = book.symbol(parameters.symbol());
        if (kind == RequestKind.CANCEL_ALL) {
            orders.cancelAll(now);
            return Answer.json(OK, CANCEL_ALL, used, true);
        }
        if (parameters.orderId() == null && parameters.origClientOrderId() == null) {
            return refuse(Refusal.NO_ID, used, true);
        }
        final long orderId = parameters.orderId() != null
                ? DecimalText.parse(parameters.orderId())
                : book.orderIdOf(parameters.origClientOrderId());
        return kind == RequestKind.CANCEL ? cancel(orders, orderId, used, now) : query(orders, orderId, used, now);
    }

    private Answer cancel(final SymbolOrders orders, final long orderId, final int used, final long now) {
        final RangeOrders range = orders.rangeOf(orderId);
        final Fault fault = faults == null ? null : faults.strike(Occasion.CANCEL, orderId, attempt(range, orderId));
        if (fault != null) {
            return faulty.cancel(fault, orders.symbol(), range, orderId, used, now);
        }
        if (range == null || !range.cancel(orderId, now)) {
            return refuse(Refusal.UNKNOWN_ORDER, used, true);
        }
        tally.canceled();
        return Answer.json(
                OK, json.ended(orders.symbol(), orderId, OrderState.CANCELED, range.initial(), now), used, true);
    }

    private static long attempt(final RangeOrders range, final long orderId) {
        return range == null ? 1 : range.cancelRequests(orderId) + 1;
    }

    private Answer query(final SymbolOrders orders, final long orderId, final int used, final long now) {
        final Fault fault = faults == null ? null : faults.strike(Occasion.QUERY, orderId, 1);
        if (fault == null) {
            return queryAsOf(orders, orderId, used, Long.MAX_VALUE);
        }
        final boolean lags = fault.kind() == FaultKind.QUERY_LAG;
        return faulty.befall(
                fault, queryAsOf(orders, orderId, used, lags ? now - fault.millis() : Long.MAX_VALUE), now);
    }

    /** @param asOfMillis the order is shown as it was then */
    private Answer queryAsOf(final SymbolOrders orders, final long orderId, final int used, final long asOfMillis) {
        final RangeOrders range = orders.rangeOf(orderId);
        if (range == null) {
            return refuse(Refusal.NO_SUCH_ORDER, used, true);
        }
        final OrderState initial = range.initial();
        final boolean unchanged = range.endedAt(orderId) > asOfMillis;
        final byte[] body = json.queried(
                orders.symbol(),
                orderId,
                unchanged ? initial : range.state(orderId),
                initial,
                unchanged ? 0 : range.endedAt(orderId));
        return Answer.json(OK, body, used, true);
    }

    private Answer befall(final Occasion occasion, final Answer usual, final long now) {
        final Fault fault = faults == null ? null : faults.strike(occasion, DecimalText.NOT_A_NUMBER, 1);
        return fault == null ? usual : faulty.befall(fault, usual, now);
    }

    private Answer refuse(final Refusal refusal, final int used, final boolean orderCount) {
        tally.refused(refusal);
        return Answer.json(refusal.status(), refusal.body(), used, orderCount);
    }

    static byte[] page(final String title) {
        return ascii("<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n</body>\r\n</html>\r\n");
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
