package io.quash.engine.sim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** The venue's end of one connection. */
final class VenueSession {
    private final SimulatedVenue venue;
    private final SimulatedWire wire;
    private final Timeline timeline;
    private final Weather weather;
    private final History history;
    private final EventLog log;
    private final Draws draws;
    private final StringBuilder incoming = new StringBuilder(512);
    private boolean open = true;

    /** Something went out that does not belong there: no reader can trust what follows. */
    private boolean disturbed;

    VenueSession(final SimulatedVenue venue, final SimulatedWire wire, final SimulatedNetwork network) {
        this.venue = venue;
        this.wire = wire;
        timeline = network.timeline;
        weather = network.weather;
        history = network.history;
        log = network.log;
        draws = network.draws;
    }

    /** @param whole the request that these bytes complete, or null. */
    void receive(final byte[] bytes, final RequestRecord whole) {
        if (!open) {
            return;
        }
        incoming.append(new String(bytes, ISO_8859_1));
        if (whole != null) {
            final String text = incoming.toString();
            incoming.setLength(0);
            venue.onRequest(this, text, whole);
        }
    }

    void answer(final RequestRecord request, final Answer answer, final long usedWeight, final long delayNs) {
        timeline.after(delayNs, () -> send(request, answer, usedWeight));
    }

    private void send(final RequestRecord request, final Answer answer, final long usedWeight) {
        if (!open) {
            return;
        }
        final Form form = formFor(answer);
        final Transmission out = Transmission.of(answer, form, headers(answer, usedWeight), draws);
        history.faults.add(form);
        answer.readable &= form.readable || form == Form.LENGTH_TOO_SHORT && answer.isToldByItsStatus();
        answer.healthy = !disturbed;
        answer.announcesClose = form == Form.CLOSE_ANNOUNCED || form == Form.HTTP_1_0;
        request.answers.add(answer);
        log.add("venue says " + form, request.id, answer.body);
        if (weather.launched && draws.chance(weather.loss)) {
            lose(answer, out);
            return;
        }
        wire.bring(out.bytes, out.wholeFrom, answer, out.complete);
        disturbed |= out.wholeFrom < out.bytes.length || form == Form.LENGTH_TOO_SHORT;
        if (out.later.length > 0) {
            disturbed = true;
            bringLater(request, answer, out);
        }
        if (out.ending != Loss.Ending.SILENCE) {
            endAfter(form, out, answer);
        } else if (weather.launched && draws.chance(weather.idleClose)) {
            timeline.after(draws.scaleBetween(1000, 200_000_000), () -> end(Loss.Ending.FIN, null));
        }
    }

    private Form formFor(final Answer answer) {
        if (!weather.launched || answer.status == 204 || !draws.chance(weather.form)) {
            return Form.PLAIN;
        }
        final Form form = Form.values()[draws.weighted(weather.formWeights)];
        // Nobody could tell a second answer that names no order from the next request's own.
        return form == Form.DUPLICATE_LATER && !answer.namesItsOrder ? Form.PLAIN : form;
    }

    private String headers(final Answer answer, final long usedWeight) {
        final String weight =
                Transmission.weightHeader(usedWeight, draws) + (draws.chance(weather.dates) ? venue.date() : "");
        return answer.retryAfterSeconds > 0 ? weight + "Retry-After: " + answer.retryAfterSeconds + "\r\n" : weight;
    }

    private void lose(final Answer answer, final Transmission out) {
        final Loss loss = Loss.values()[draws.weighted(weather.lossWeights)];
        history.faults.add(loss);
        final int left = loss.bytesLeft(out.headLength, Math.min(out.bytes.length, out.wholeFrom), draws);
        answer.readable = false;
        wire.bring(Arrays.copyOf(out.bytes, left), left, answer, false);
        if (loss.ending == Loss.Ending.SILENCE) {
            open = false;
        } else {
            end(loss.ending, null);
        }
    }

    private void bringLater(final RequestRecord request, final Answer answer, final Transmission out) {
        final Answer again = answer.again(request);
        timeline.after(draws.scaleBetween(1000, 50_000_000), () -> {
            if (open) {
                if (out.duplicate) {
                    request.answers.add(again);
                }
                wire.bring(out.later, 0, out.duplicate ? again : null, true);
            }
        });
    }

    private void endAfter(final Form form, final Transmission out, final Answer answer) {
        if (form == Form.CLOSED_AFTERWARDS || form == Form.RESET_AFTERWARDS) {
            timeline.after(draws.scaleBetween(100, 10_000_000), () -> end(out.ending, null));
        } else {
            end(out.ending, out.endsAnswer ? answer : null);
        }
    }

    private void end(final Loss.Ending ending, final Answer ended) {
        if (open) {
            open = false;
            wire.endFromVenue(ending, ended);
        }
    }
}
