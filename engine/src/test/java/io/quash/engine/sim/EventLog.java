package io.quash.engine.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/**
 * Everything that happened, in order. It always keeps a digest, and the text only when asked to: a seed gives the
 * same text each time.
 */
final class EventLog {
    private final Timeline timeline;
    private final StringBuilder text;
    private final Digest digest = new Digest();

    EventLog(final Timeline timeline, final boolean readable) {
        this.timeline = timeline;
        text = readable ? new StringBuilder() : null;
    }

    void add(final String what, final long subject, final String detail) {
        head(what, subject);
        digest.add(detail);
        if (text != null) {
            text.append(detail).append('\n');
        }
    }

    void add(final String what, final long subject, final long detail) {
        head(what, subject);
        digest.add(detail);
        if (text != null) {
            text.append(detail).append('\n');
        }
    }

    void bytes(final String what, final long subject, final byte[] bytes) {
        head(what, subject);
        digest.add(bytes);
        if (text != null) {
            final String content = new String(bytes, UTF_8);
            text.append(content.replace("\r", "\\r").replace("\n", "\\n")).append('\n');
        }
    }

    long digest() {
        return digest.value();
    }

    /** Empty when it was not asked for. */
    String text() {
        return text == null ? "" : text.toString();
    }

    private void head(final String what, final long subject) {
        digest.add(timeline.nowNs()).add(what).add(subject);
        if (text != null) {
            text.append(String.format(Locale.ROOT, "%14.6f ms  %-22s %5d  ", timeline.nowNs() / 1e6, what, subject));
        }
    }
}
