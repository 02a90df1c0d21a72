package io.quash.engine.sim;

import io.quash.engine.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the requests for an order against each other. By order id and by client order id an order is two to the
 * gateway, which cannot know that both name the same.
 */
final class FlightChecks {
    private FlightChecks() {}

    static void run(final History history, final Examiner.Findings findings) {
        for (final RequestRecord request : history.requests) {
            if (request.order == null) {
                continue;
            }
            if (request.order.isAll() || mayBeOfAnIdUsedAgain(request)) {
                oneForEachIntent(request, findings);
            } else {
                alone(request, history.settings, findings);
            }
        }
    }

    /** How many requests there were that may be in flight beside another one. */
    static long hedges(final History history) {
        return history.requests.stream()
                .filter(request -> request.order != null && !request.order.isAll())
                .filter(request -> !stillWanted(request).isEmpty())
                .count();
    }

    private static void alone(final RequestRecord request, final Context settings, final Examiner.Findings findings) {
        final List<RequestRecord> others = stillWanted(request);
        if (others.isEmpty()) {
            return;
        }
        final RequestRecord other = others.get(0);
        if (others.size() > 1 || !isHedge(request, other, settings)) {
            final Check check = isOpenFor(other, request, true) ? Check.ONE_IN_FLIGHT : Check.SINGLE_FLIGHT;
            findings.add(check, request.order, request + " began while in flight was " + others);
        }
    }

    private static boolean isHedge(final RequestRecord request, final RequestRecord slow, final Context settings) {
        return settings.hedgeDelayNs() > 0
                && request.kind == RequestRecord.Kind.CANCEL
                && slow.kind == RequestRecord.Kind.CANCEL
                && !request.byClientOrderId
                // The kernel may take the slow one's first byte after the hedge's.
                && Math.abs(request.offeredNs - slow.offeredNs) >= settings.hedgeDelayNs();
    }

    /** By a client order id whose cancel may have been executed another order may be meant. */
    private static boolean mayBeOfAnIdUsedAgain(final RequestRecord request) {
        return request.byClientOrderId
                && request.order.requests.stream()
                        .anyMatch(earlier ->
                                earlier.byClientOrderId && earlier.cancels() && earlier.endedNs <= request.beganNs);
    }

    /**
     * To cancel all orders again is to cancel those, too, that came to be meanwhile: each intent may have a request of
     * its own, but not two. Which request is whose cannot be seen, nor which is given up since its intent has ended: it
     * must be possible that they are of as many intents, each taken on when its request began.
     */
    private static void oneForEachIntent(final RequestRecord request, final Examiner.Findings findings) {
        final Map<IntentRecord, RequestRecord> ownRequest = new LinkedHashMap<>();
        for (final RequestRecord inFlight : request.order.requests) {
            final boolean counts = inFlight.id <= request.id
                    && inFlight.byClientOrderId == request.byClientOrderId
                    && inFlight.isInFlightAt(request.beganNs);
            if (counts && !finds(inFlight, ownRequest, new HashSet<>()) && !ownRequest.isEmpty()) {
                final Check check = ownRequest.size() == 1 ? Check.ONE_IN_FLIGHT : Check.SINGLE_FLIGHT;
                findings.add(check, request.order, request + " began while in flight were " + ownRequest.values());
            }
        }
    }

    /** Finds an intent for the request; the one that has that intent may have to find another. */
    private static boolean finds(
            final RequestRecord request,
            final Map<IntentRecord, RequestRecord> ownRequest,
            final Set<IntentRecord> tried) {
        for (final IntentRecord intent : request.order.intents) {
            if (intent.byClientOrderId == request.byClientOrderId
                    && intent.isTakenOnAt(request.beganNs)
                    && tried.add(intent)) {
                final RequestRecord before = ownRequest.get(intent);
                if (before == null || finds(before, ownRequest, tried)) {
                    ownRequest.put(intent, request);
                    return true;
                }
            }
        }
        return false;
    }

    /** Earlier ones in flight when this one began, but for those whose intents had ended: they are given up. */
    private static List<RequestRecord> stillWanted(final RequestRecord request) {
        final List<RequestRecord> wanted = new ArrayList<>(1);
        for (final RequestRecord other : request.order.requests) {
            if (other.id < request.id
                    && other.byClientOrderId == request.byClientOrderId
                    && other.isInFlightAt(request.beganNs)
                    && isOpenFor(other, request, false)) {
                wanted.add(other);
            }
        }
        return wanted;
    }

    /** Whether an intent was worked on when the first began, and not over when the second did. */
    private static boolean isOpenFor(final RequestRecord first, final RequestRecord second, final boolean alone) {
        for (final IntentRecord intent : first.order.intents) {
            if (intent.byClientOrderId == first.byClientOrderId
                    && intent.isTakenOnAt(first.beganNs)
                    && intent.isOpenAt(second.beganNs + 1)
                    && (!alone || intent.isAlone())) {
                return true;
            }
        }
        return false;
    }
}
