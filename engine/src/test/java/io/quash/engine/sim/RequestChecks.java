package io.quash.engine.sim;

import java.util.List;

/** Holds what left the process against the intents that it can have been for. */
final class RequestChecks {
    private RequestChecks() {}

    static void run(final History history, final Examiner.Findings findings) {
        for (final RequestRecord request : history.requests) {
            if (request.kind == RequestRecord.Kind.CANCEL && request.order != null) {
                leftForSomebody(request, findings);
                begunInTime(request, findings);
                inFlightAlone(request, findings);
            }
        }
        for (final IntentRecord intent : history.intents.values()) {
            if (intent.byClientOrderId && intent.isAlone()) {
                notRepeated(intent, findings);
            }
        }
        final long onItsWay = 2L * history.connections;
        if (history.mostUsedWeight > history.weightLimit + onItsWay) {
            findings.add(Check.WEIGHT, null, history.mostUsedWeight + " used of " + history.weightLimit);
        }
    }

    private static void leftForSomebody(final RequestRecord request, final Examiner.Findings findings) {
        for (final long leftNs : request.leftNs) {
            boolean anyOpen = false;
            boolean anyAdmitted = false;
            for (final IntentRecord intent : request.order.intents) {
                anyOpen |= intent.isOpenAt(leftNs);
                anyAdmitted |= Examiner.isFor(request, leftNs, intent);
            }
            if (!anyOpen) {
                findings.add(Check.NOTHING_AFTERWARDS, request.order, "bytes left at " + leftNs + " of " + request);
            } else if (!anyAdmitted) {
                findings.add(Check.NOT_SENT, request.order, "but bytes left at " + leftNs + " of " + request);
            }
        }
    }

    private static void begunInTime(final RequestRecord request, final Examiner.Findings findings) {
        boolean anyOpen = false;
        boolean anyInTime = false;
        for (final IntentRecord intent : request.order.intents) {
            anyOpen |= intent.isOpenAt(request.beganNs);
            anyInTime |= intent.isOpenAt(request.beganNs) && request.beganNs < intent.deadlineNs;
        }
        if (anyOpen && !anyInTime) {
            findings.add(Check.TIMES, request.order, "begun after the deadline was " + request);
        }
    }

    private static void inFlightAlone(final RequestRecord request, final Examiner.Findings findings) {
        for (final RequestRecord other : request.order.requests) {
            final boolean both = other.id < request.id
                    && other.kind == request.kind
                    && other.byClientOrderId == request.byClientOrderId
                    && other.isInFlightAt(request.beganNs);
            if (both) {
                final Check check = isOpenFor(other, request, true)
                        ? Check.ONE_IN_FLIGHT
                        : isOpenFor(other, request, false) ? Check.SINGLE_FLIGHT : null;
                if (check != null) {
                    findings.add(check, request.order, request + " began while in flight was " + other);
                }
            }
        }
    }

    /** Whether an intent was worked on when the first began, and not over when the second did. */
    private static boolean isOpenFor(final RequestRecord first, final RequestRecord second, final boolean alone) {
        for (final IntentRecord intent : first.order.intents) {
            if (intent.isTakenOnAt(first.beganNs)
                    && intent.isOpenAt(second.beganNs + 1)
                    && (!alone || intent.isAlone())) {
                return true;
            }
        }
        return false;
    }

    private static void notRepeated(final IntentRecord intent, final Examiner.Findings findings) {
        final List<RequestRecord> requests = intent.order.requests;
        for (final RequestRecord earlier : requests) {
            for (final RequestRecord later : requests) {
                if (earlier.id < later.id
                        && isCancelFor(intent, earlier)
                        && isCancelFor(intent, later)
                        && !earlier.leftNs.isEmpty()
                        && !earlier.isToldNotExecuted(later.beganNs)) {
                    findings.add(Check.NO_REPEAT_BY_CLIENT_ID, intent.order, later + " repeats " + earlier);
                }
            }
        }
    }

    private static boolean isCancelFor(final IntentRecord intent, final RequestRecord request) {
        return request.kind == RequestRecord.Kind.CANCEL && Examiner.isFor(request, request.beganNs, intent);
    }
}
