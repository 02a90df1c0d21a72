package io.quash.bench.jmh;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The way of an intent between two spinning threads and back: half of it is one hop. And what claim, fill, commit and
 * read cost on one thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RingHopBenchmark {
    private static final int MESSAGE_TYPE = 1;
    private static final int INTENT_LENGTH = 40;

    private final ManyToOneRingBuffer there = newRing();
    private final ManyToOneRingBuffer back = newRing();
    private final ManyToOneRingBuffer own = newRing();
    private final MessageHandler echo = (type, buffer, offset, length) -> put(back, buffer.getLong(offset));
    private final MessageHandler take = (type, buffer, offset, length) -> taken = buffer.getLong(offset);
    private long taken;
    private volatile boolean running;
    private Thread echoing;

    @Setup(Level.Iteration)
    public void startEcho() {
        running = true;
        echoing = new Thread(
                () -> {
                    while (running) {
                        if (there.read(echo, 1) == 0) {
                            Thread.onSpinWait();
                        }
                    }
                },
                "echo");
        echoing.setDaemon(true);
        echoing.start();
    }

    @TearDown(Level.Iteration)
    public void stopEcho() throws InterruptedException {
        running = false;
        echoing.join();
    }

    @Benchmark
    public long twoHops() {
        put(there, 1);
        while (back.read(take, 1) == 0) {
            Thread.onSpinWait();
        }
        return taken;
    }

    @Benchmark
    public long claimCommitRead() {
        put(own, 1);
        // Nothing is read where only padding was skipped, at the ring's end.
        while (own.read(take, 1) == 0) {
            Thread.onSpinWait();
        }
        return taken;
    }

    private static void put(final ManyToOneRingBuffer ring, final long value) {
        final int index = ring.tryClaim(MESSAGE_TYPE, INTENT_LENGTH);
        ring.buffer().putLong(index, value);
        ring.commit(index);
    }

    private static ManyToOneRingBuffer newRing() {
        final int length = 64 * 1024 + RingBufferDescriptor.TRAILER_LENGTH;
        return new ManyToOneRingBuffer(new UnsafeBuffer(ByteBuffer.allocateDirect(length)));
    }
}
