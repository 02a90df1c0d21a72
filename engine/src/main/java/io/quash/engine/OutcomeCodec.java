package io.quash.engine;

import io.quash.engine.order.OrderView;

/**
 * An outcome as it lies in a client's ring:
 *
 * <pre>
 *   0  correlation id     8  submitted    16  dequeued    24  signed    32  sent    40  first byte    48  decoded
 *  56  order id          64  venue code   72  symbol      76  attempts  80  http status
 *  82  kind              83  reason       84  length of the client order id      85  1 when it cancels all
 *  86  length of the text                 88  length of the order (0: none)
 *  92  client order id, 36 bytes         128  text        then  order
 * </pre>
 */
final class OutcomeCodec {
    static final int MESSAGE_TYPE = 1;
    static final int MAX_TEXT_LENGTH = 256;

    static final int CORRELATION_ID = 0;
    static final int SUBMITTED = 8;
    static final int DEQUEUED = 16;
    static final int SIGNED = 24;
    static final int SENT = 32;
    static final int FIRST_BYTE = 40;
    static final int DECODED = 48;
    static final int ORDER_ID = 56;
    static final int CODE = 64;
    static final int SYMBOL = 72;
    static final int ATTEMPTS = 76;
    static final int HTTP_STATUS = 80;
    static final int KIND = 82;
    static final int REASON = 83;
    static final int CLIENT_ORDER_ID_LENGTH = 84;
    static final int CANCELS_ALL = 85;
    static final int TEXT_LENGTH = 86;
    static final int ORDER_LENGTH = 88;
    static final int CLIENT_ORDER_ID = 92;
    static final int TEXT = 128;
    static final int MAX_LENGTH = TEXT + MAX_TEXT_LENGTH + OrderView.MAX_LENGTH;

    private OutcomeCodec() {}
}
