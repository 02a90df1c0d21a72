package io.quash.engine;

import io.quash.engine.order.OrderField;
import io.quash.engine.rules.Tries;
import io.quash.engine.venue.AnswerScanner;
import io.quash.engine.venue.RequestEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A cancel between ring and outcome. Slots are used again and again. */
final class Intent {
    /** Where an intent is in its life. */
    enum State {
        /** Its next request waits for a connection. */
        QUEUED,
        /** Its next request waits for a moment. */
        DELAYED,
        /** A request of it waits for an answer. */
        IN_FLIGHT,
        /** It ends with the intent for the same order that it follows. */
        FOLLOWING,
        /** The slot is free. */
        ENDED;

        private boolean mayBecome(final State next) {
            return switch (this) {
                case QUEUED -> next != FOLLOWING;
                case DELAYED -> next == QUEUED || next == ENDED;
                case IN_FLIGHT -> next == QUEUED || next == DELAYED || next == ENDED;
                case FOLLOWING -> next != FOLLOWING;
                case ENDED -> next == QUEUED || next == FOLLOWING;
            };
        }
    }

    private State state = State.ENDED;

    final byte[] clientOrderId = new byte[RequestEncoder.MAX_CLIENT_ORDER_ID_LENGTH];
    final DirectBuffer clientOrderIdView = new UnsafeBuffer(clientOrderId);
    int clientOrderIdLength;
    long correlationId;
    long orderId;
    int symbol;
    long deadlineNs;

    /** All open orders of the symbol, instead of one order. */
    boolean cancelsAll;

    long submittedNs;
    long dequeuedNs;
    long signedNs;
    long sentNs;

    /** What was tried for its order, and what is known of it. */
    final Tries tries = new Tries();

    /** Not to be sent again before; only while {@link IntentQueue} of delayed ones has it. */
    long notBeforeNs;

    /** What the last answer said that did not end this intent. */
    final LastAnswer lastAnswer = new LastAnswer();

    /** Requests in flight, the oldest first; null when there is none. */
    private Request requests;

    /** The request in flight has had its hedge. */
    boolean hedged;

    /** Place in {@link DeadlineQueue}; -1 when not there. */
    int deadlineIndex = -1;

    /** Neighbours in the {@link IntentQueue} that has it; null when none has. */
    Intent previous;

    Intent next;
    IntentQueue queue;

    /** Another one leads those that come for the same orders from now on. */
    boolean replaced;

    /** The intent for the same order to which this one is attached; null when it leads or is alone. */
    Intent leader;

    /** The first of those attached to this one, and the next of those attached to the same leader. */
    Intent followers;

    Intent nextFollower;

    State state() {
        return state;
    }

    /** The only way to another state. */
    void state(final State next) {
        assert state.mayBecome(next) : "intent " + correlationId + ": " + state + " does not become " + next;
        state = next;
    }

    boolean isByClientOrderId() {
        return clientOrderIdLength > 0;
    }

    boolean isInFlight() {
        return requests != null;
    }

    void add(final Request request) {
        request.intent = this;
        request.next = null;
        if (requests == null) {
            requests = request;
            return;
        }
        Request last = requests;
        while (last.next != null) {
            last = last.next;
        }
        last.next = request;
    }

    void remove(final Request request) {
        request.intent = null;
        if (requests == request) {
            requests = request.next;
            return;
        }
        Request before = requests;
        while (before.next != request) {
            before = before.next;
        }
        before.next = request.next;
    }

    /** Takes over the requests in flight of the intent that led this one. */
    void takeRequestsOf(final Intent other) {
        requests = other.requests;
        other.requests = null;
        for (Request request = requests; request != null; request = request.next) {
            request.intent = this;
        }
    }

    /** Takes back the requests of which no byte was taken. */
    void takeBackUnsent() {
        Request request = requests;
        while (request != null) {
            final Request following = request.next;
            if (request.isUnsent()) {
                request.takeBack();
            }
            request = following;
        }
    }

    /** Lets requests in flight go on without this intent; a request of which nothing has left does not count. */
    void abandonRequests() {
        for (Request request = requests; request != null; request = request.next) {
            if (request.isUnsent()) {
                tries.takenBack();
            }
            request.abandon();
        }
        requests = null;
    }

    boolean isForSameOrder(final Intent other) {
        if (symbol != other.symbol
                || cancelsAll != other.cancelsAll
                || orderId != other.orderId
                || clientOrderIdLength != other.clientOrderIdLength) {
            return false;
        }
        for (int i = 0; i < clientOrderIdLength; i++) {
            if (clientOrderId[i] != other.clientOrderId[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether symbol and ids, where the answer has them, are those of the request. */
    boolean isNamedBy(final AnswerScanner scanner, final DirectBuffer symbolName) {
        if (scanner.has(OrderField.SYMBOL)
                && !scanner.textEquals(OrderField.SYMBOL, symbolName, 0, symbolName.capacity())) {
            return false;
        }
        if (cancelsAll) {
            return !scanner.has(OrderField.ORDER_ID);
        }
        if (isByClientOrderId()) {
            return !scanner.has(OrderField.CLIENT_ORDER_ID)
                    || scanner.textEquals(OrderField.CLIENT_ORDER_ID, clientOrderIdView, 0, clientOrderIdLength);
        }
        return !scanner.has(OrderField.ORDER_ID) || scanner.longValue(OrderField.ORDER_ID) == orderId;
    }

    int orderHash() {
        long hash = orderId * 31 + symbol;
        for (int i = 0; i < clientOrderIdLength; i++) {
            hash = hash * 31 + clientOrderId[i];
        }
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32);
    }

    void reset() {
        dequeuedNs = 0;
        signedNs = 0;
        sentNs = 0;
        lastAnswer.clear();
        requests = null;
        hedged = false;
        replaced = false;
        leader = null;
        followers = null;
        nextFollower = null;
    }

    /** Is for the same order, or for all of the same symbol. */
    void name(final Intent other) {
        symbol = other.symbol;
        cancelsAll = other.cancelsAll;
        orderId = other.orderId;
        clientOrderIdLength = other.clientOrderIdLength;
        System.arraycopy(other.clientOrderId, 0, clientOrderId, 0, clientOrderIdLength);
    }

    /** Takes over what was done for another intent for the same order. */
    void succeed(final Intent other) {
        signedNs = other.signedNs;
        sentNs = other.sentNs;
        tries.succeed(other.tries);
        hedged = other.hedged;
        replaced = other.replaced;
        notBeforeNs = other.notBeforeNs;
        lastAnswer.copy(other.lastAnswer);
    }
}
