package io.quash.transport;

import static io.quash.transport.PlainConnectionFixture.ANSWER;
import static io.quash.transport.PlainConnectionFixture.CAPACITY;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What comes in over a real socket is read between two polls, but for the end, which is left to the poll. */
@Timeout(60)
class PlainReadNowTest {
    private PlainConnectionFixture fixture;

    @BeforeEach
    void listen() throws IOException {
        fixture = new PlainConnectionFixture();
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @EachIoMode
    void shouldReadWithoutAPollWhatIsAwaitedAndNothingElse(final IoMode mode) throws IOException {
        fixture.connect(mode);
        assertEquals(-1, fixture.network.pollAwaited());
        fixture.connection.send(fixture.put("GET /"), 5);
        assertEquals(0, fixture.network.pollAwaited());
        fixture.answer(ANSWER);
        fixture.pollAwaitedUntilWork();
        assertEquals(List.of("ready", "response 200 {}"), fixture.events);
        assertEquals(0, fixture.network.pollAwaited(), "once more, for what should not come");
        assertEquals(-1, fixture.network.pollAwaited());
        assertEquals(2, fixture.events.size());
    }

    @EachIoMode
    void shouldAwaitTheRestWhenAnAnswerComesInParts(final IoMode mode) throws IOException {
        fixture.connect(mode);
        fixture.connection.send(fixture.put("GET /"), 5);
        fixture.peer.getOutputStream().write(ANSWER.substring(0, 20).getBytes(US_ASCII));
        fixture.pollAwaitedUntilWork();
        assertEquals(0, fixture.network.pollAwaited());
        assertEquals(0, fixture.network.pollAwaited());
        fixture.answer(ANSWER.substring(20));
        fixture.pollAwaitedUntilWork();
        assertEquals(List.of("ready", "response 200 {}"), fixture.events);
    }

    @EachIoMode
    void shouldLookForSurplusOnceWhenAnswered(final IoMode mode) throws IOException {
        fixture.connect(mode);
        for (int i = 0; i < 3; i++) {
            fixture.connection.send(fixture.put("GET /"), 5);
            fixture.answer(ANSWER);
            fixture.pollAwaitedUntilWork();
            assertEquals(0, fixture.network.pollAwaited());
            assertTrue(fixture.connection.isQuiet());
        }
        fixture.answer(ANSWER);
        fixture.pollUntil(() -> fixture.events.size() == 5);
        assertEquals("closed SURPLUS_BYTES", fixture.events.get(4));
    }

    @EachIoMode
    void shouldNotBeQuietWhenSurplusCameBehindAnAnswer(final IoMode mode) throws IOException {
        fixture.connect(mode);
        fixture.connection.send(fixture.put("GET /"), 5);
        fixture.answer(ANSWER);
        fixture.pollAwaitedUntilWork();
        fixture.answer(ANSWER);
        while (fixture.connection.isReady() && fixture.network.pollAwaited() == 0) {
            fixture.throwWhenLate();
        }
        fixture.pollUntil(() -> fixture.events.size() == 3);
        assertEquals(List.of("ready", "response 200 {}", "closed SURPLUS_BYTES"), fixture.events);
    }

    @EachIoMode
    void shouldBeQuietUntilBytesComeInUnaskedWhichEndIt(final IoMode mode) throws IOException {
        fixture.connect(mode);
        assertTrue(fixture.connection.isQuiet());
        fixture.answer(ANSWER);
        while (fixture.connection.isReady() && fixture.connection.isQuiet()) {
            fixture.throwWhenLate();
        }
        assertEquals(List.of("ready", "closed SURPLUS_BYTES"), fixture.events);
    }

    @EachIoMode
    void shouldNotBeQuietWhenThePeerHasClosed(final IoMode mode) throws IOException {
        fixture.connect(mode);
        fixture.peer.close();
        while (fixture.connection.isQuiet()) {
            fixture.throwWhenLate();
        }
        fixture.pollUntil(() -> fixture.events.size() == 2);
        assertEquals(List.of("ready", "closed PEER_CLOSED"), fixture.events);
    }

    @EachIoMode
    void shouldLeaveTheEndForThePollWhenAnAwaitedPeerCloses(final IoMode mode) throws IOException {
        fixture.connect(mode);
        fixture.connection.send(fixture.put("GET /"), 5);
        assertEquals(5, fixture.peer.getInputStream().readNBytes(5).length);
        fixture.peer.close();
        fixture.pollAwaitedUntilWork();
        assertEquals(-1, fixture.network.pollAwaited());
        fixture.pollUntil(() -> fixture.events.size() == 2);
        assertEquals(List.of("ready", "closed PEER_CLOSED"), fixture.events);
    }

    @EachIoMode
    void shouldLeaveTheEndForThePollWhenTheRestCannotBeSent(final IoMode mode) throws IOException {
        fixture.connect(mode);
        assertTrue(fixture.connection.send(0, CAPACITY));
        assertTrue(fixture.connection.hasUnsent());
        fixture.reset();
        fixture.awaitReset();
        assertTrue(fixture.connection.sendRest());
        assertEquals(1, fixture.network.pollAwaited());
        assertEquals(-1, fixture.network.pollAwaited());
        fixture.pollUntil(() -> fixture.events.size() == 2);
        assertEquals(List.of("ready", "closed IO_ERROR"), fixture.events);
    }
}
