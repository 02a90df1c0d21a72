package io.quash.engine.sim;

import io.quash.engine.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Holds what was sent against what the venue had said of its limits by then. */
final class WeightChecks {
    private WeightChecks() {}

    static void run(final History history, final Examiner.Findings findings) {
        final List<Said> said = said(history);
        if (history.settings.weightLimit() > 0) {
            withinLimit(history, said, findings);
        }
        for (final Said word : said) {
            leftAlone(history, word, findings);
        }
    }

    /** An answer that came in, with the request that it is to. */
    private record Said(RequestRecord request, Answer answer) {}

    /** What the gateway got in full and had to believe. */
    private static List<Said> said(final History history) {
        final List<Said> said = new ArrayList<>();
        for (final RequestRecord request : history.requests) {
            for (final Answer answer : request.answers) {
                if (answer.readable && answer.healthy && answer.deliveredNs != Answer.NOT_YET) {
                    said.add(new Said(request, answer));
                }
            }
        }
        return said;
    }

    /**
     * Where the venue's last word on the minute in which a request comes in, and the requests begun since, add up to
     * the limit, that request is one too many. Nothing tells when a minute of the venue's begins: the account may begin
     * anew once within it, and until the next answer each connection may then carry one request too many.
     */
    private static void withinLimit(final History history, final List<Said> said, final Examiner.Findings findings) {
        final Map<Long, Integer> excess = new TreeMap<>();
        for (final RequestRecord request : history.requests) {
            if (request.cameIn()
                    && request.usedWeight > history.settings.weightLimit()
                    && known(history, said, request) >= history.settings.weightLimit()) {
                excess.merge(request.venueMinute, 1, Integer::sum);
            }
        }
        final int connections = history.settings.connections() + 1;
        excess.forEach((minute, count) -> {
            if (count > connections) {
                findings.add(Check.WEIGHT, null, count + " requests too many of " + history.settings.weightLimit());
            }
        });
    }

    /** How much the gateway knew to be used of the request's minute when it began to send. */
    private static long known(final History history, final List<Said> said, final RequestRecord request) {
        Said last = null;
        for (final Said word : said) {
            if (word.answer.deliveredNs <= request.beganNs
                    && (last == null || word.answer.deliveredNs >= last.answer.deliveredNs)) {
                last = word;
            }
        }
        if (last == null || last.request.venueMinute != request.venueMinute) {
            return 0;
        }
        long since = 0;
        for (final RequestRecord other : history.requests) {
            since += other.id < request.id && other.beganNs > last.answer.deliveredNs ? 1 : 0;
        }
        return last.request.usedWeight + since;
    }

    private static void leftAlone(final History history, final Said word, final Examiner.Findings findings) {
        final long fromNs = word.answer.deliveredNs;
        final long untilNs = fromNs + holdNs(word.answer, history.settings);
        if (untilNs == fromNs) {
            return;
        }
        for (final RequestRecord request : history.requests) {
            if (request.beganNs > fromNs && request.beganNs < untilNs) {
                findings.add(Check.HELD, request.order, request + " began in spite of " + word.answer);
            }
        }
    }

    /** For how long at least nothing is to be sent. Where the text names the end of a ban, it is left to its reader. */
    private static long holdNs(final Answer answer, final Context settings) {
        if (answer.retryAfterSeconds > 0 && (answer.status == 418 || answer.status == 429)) {
            return TimeUnit.SECONDS.toNanos(answer.retryAfterSeconds);
        }
        return switch (answer.status) {
            case 403 -> settings.blockedHoldNs();
            case 429 -> settings.limitedHoldNs();
            default -> 0;
        };
    }
}
