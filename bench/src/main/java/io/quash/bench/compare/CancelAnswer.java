package io.quash.bench.compare;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** What is read of the venue's answer to a cancel. */
@JsonIgnoreProperties(ignoreUnknown = true)
record CancelAnswer(long orderId, String status) {
    static final int OK = 200;
    static final ObjectReader JACKSON = new ObjectMapper().readerFor(CancelAnswer.class);

    private static final String CANCELED = "CANCELED";

    /** @throws WrongAnswer unless it says that this order is cancelled */
    void verify(final long expectedOrderId) {
        if (orderId != expectedOrderId || !CANCELED.equals(status)) {
            throw new WrongAnswer(expectedOrderId, "status " + status + " for order " + orderId);
        }
    }
}
