package io.quash.engine.sim;

import java.util.List;

/** Holds what left the process against the intents that it can have been for. */
final class RequestChecks {
    private RequestChecks() {}

    static void run(final History history, final Examiner.Findings findings) {
        for (final RequestRecord request : history.requests) {
            if (request.cancels() && request.order != null) {
                leftForSomebody(request, findings);
            }
            if (request.order != null) {
                begunInTime(request, findings);
            }
        }
        FlightChecks.run(history, findings);
        WeightChecks.run(history, findings);
        if (history.settings.repeatsByClientOrderId()) {
            return;
        }
        for (final IntentRecord intent : history.intents.values()) {
            if (intent.byClientOrderId && intent.isAlone()) {
                notRepeated(intent, findings);
            }
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
