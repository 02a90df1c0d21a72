package io.quash.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerLineTest {
    private static final long SERVICE_NANOS = 2_000_000;

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final ChannelHandlerContext ctx = channel.pipeline().lastContext();
    private final AnswerLine line = new AnswerLine(new AnswerWriter(() -> 0), SERVICE_NANOS);

    @BeforeEach
    void freezeTime() {
        channel.freezeTime();
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldServeOneAfterTheOtherWhenAnswersWait() {
        line.add(ctx, answer("first"));
        line.add(ctx, answer("second"));

        advance(SERVICE_NANOS - 1);
        assertNull(written());
        advance(1);
        assertTrue(written().endsWith("first"));
        advance(SERVICE_NANOS - 1);
        assertNull(written());
        advance(1);
        assertTrue(written().endsWith("second"));
    }

    @Test
    void shouldTakeTheWholeServiceTimeWhenAnAnswerComesToAnIdleLine() {
        line.add(ctx, answer("first"));
        advance(SERVICE_NANOS);
        written();
        advance(10 * SERVICE_NANOS);
        line.add(ctx, answer("second"));

        advance(SERVICE_NANOS - 1);
        assertNull(written());
        advance(1);
        assertTrue(written().endsWith("second"));
    }

    @Test
    void shouldStopReadingWhenManyAnswersWaitAndResumeWhenFewerDo() {
        for (int i = 0; i < 1024; i++) {
            line.add(ctx, answer("x"));
        }
        assertFalse(channel.config().isAutoRead());
        advance(SERVICE_NANOS);
        assertTrue(channel.config().isAutoRead());
    }

    @Test
    void shouldWriteNothingWhenClearedBefore() {
        line.add(ctx, answer("first"));
        line.clear();
        advance(SERVICE_NANOS);
        assertNull(written());
    }

    @Test
    void shouldHoldBackItsAnswerAndThoseBehindWhenAFaultDelaysIt() {
        final AnswerLine fast = new AnswerLine(new AnswerWriter(() -> 0), 0);
        fast.add(ctx, answer("first").befallenBy(fault("delay:3s")));
        fast.add(ctx, answer("second"));

        advance(2_999_999_999L);
        assertNull(written());
        advance(1);
        assertTrue(written().endsWith("first"));
        advance(0);
        assertTrue(written().endsWith("second"));
        fast.add(ctx, answer("third"));
        channel.flush();
        assertTrue(written().endsWith("third"));
    }

    @Test
    void shouldSendTheAnswerAgainWhenAFaultDuplicatesItLater() {
        line.add(ctx, answer("first").befallenBy(fault("duplicate-answer:1s")));
        advance(SERVICE_NANOS);
        final String first = written();
        advance(999_999_999);
        assertNull(written());
        advance(1);
        assertEquals(first, written());
    }

    @Test
    void shouldSendTheSurplusAnswerOnlyWhenNoRequestCameMeanwhile() {
        line.add(ctx, answer("first").befallenBy(fault("surplus-answer:1s")));
        advance(SERVICE_NANOS);
        written();
        line.add(ctx, answer("second").befallenBy(fault("surplus-answer:1s")));
        advance(SERVICE_NANOS);
        written();
        advance(1_000_000_000 - SERVICE_NANOS);
        assertNull(written());
        advance(SERVICE_NANOS);
        assertTrue(written().startsWith("HTTP/1.1 408 "));
    }

    private static Fault fault(final String text) {
        return FaultRule.parse(text).faults().get(0);
    }

    private void advance(final long nanos) {
        channel.advanceTimeBy(nanos, TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
    }

    private static Answer answer(final String body) {
        return Answer.json(HttpResponseStatus.OK, body.getBytes(StandardCharsets.US_ASCII), 1, false);
    }

    private String written() {
        final ByteBuf bytes = channel.readOutbound();
        if (bytes == null) {
            return null;
        }
        final String text = bytes.toString(StandardCharsets.US_ASCII);
        bytes.release();
        return text;
    }
}
