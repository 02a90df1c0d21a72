package io.quash.bench.memory;

import org.agrona.DirectBuffer;

/** What one connection of a venue in memory answers to cancels; called by the thread that writes them. */
@FunctionalInterface
public interface CancelAnswers {
    /**
     * Must not allocate where the venue must not.
     *
     * @param request the buffer that the request was written from
     * @param offset of the request, which is whole
     * @return the whole response, which stays unchanged until the connection's next cancel; null to stay silent
     */
    DirectBuffer to(DirectBuffer request, int offset);
}
