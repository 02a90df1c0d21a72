package io.quash.engine;

import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Where the sender leaves one client's outcomes. The ring has room for the longest outcome of every intent that the
 * client may have unfinished, so a claim in it cannot fail.
 */
final class ClientPort {
    private static final int INDEX_SHIFT = 48;

    private final int index;
    private final OneToOneRingBuffer outcomes;
    private long sequence;

    ClientPort(final int index, final int maxUnfinished) {
        this.index = index;
        final int ringLength = ringLength(maxUnfinished);
        final ByteBuffer memory =
                BufferUtil.allocateDirectAligned(ringLength + RingBufferDescriptor.TRAILER_LENGTH, 128);
        outcomes = new OneToOneRingBuffer(new UnsafeBuffer(memory));
    }

    OneToOneRingBuffer outcomes() {
        return outcomes;
    }

    /** What {@link #takeCorrelationId()} returns next. For the client's thread. */
    long nextCorrelationId() {
        return ((long) index << INDEX_SHIFT) | (sequence + 1);
    }

    long takeCorrelationId() {
        return ((long) index << INDEX_SHIFT) | ++sequence;
    }

    int index() {
        return index;
    }

    static int indexOf(final long correlationId) {
        return (int) (correlationId >>> INDEX_SHIFT);
    }

    /**
     * One record more than there can be, for the padding where the ring wraps; and eight at least, since a ring takes
     * no message longer than an eighth of it.
     */
    private static int ringLength(final int maxUnfinished) {
        final int record =
                BitUtil.align(OutcomeCodec.MAX_LENGTH + RecordDescriptor.HEADER_LENGTH, RecordDescriptor.ALIGNMENT);
        return BitUtil.findNextPositivePowerOfTwo(record * Math.max(8, maxUnfinished + 1));
    }
}
