package io.quash.engine;

/**
 * Which intents are for the same order. The first of them leads: its requests speak for those that follow, which end
 * with it. For the sender thread; does not allocate.
 */
final class SingleFlight {
    private final FlightTable leaders;
    private final SendQueue queue;

    SingleFlight(final int capacity, final SendQueue queue) {
        leaders = new FlightTable(capacity);
        this.queue = queue;
    }

    /** Lets a new intent follow the leader for its order. Returns false when the intent leads from now on. */
    boolean follow(final Intent intent) {
        final Intent leader = leaders.findOrAdd(intent);
        if (leader == null) {
            return false;
        }
        if (mayMeanAnother(leader)) {
            leaders.replace(leader, intent);
            leader.replaced = true;
            return false;
        }
        intent.leader = leader;
        intent.nextFollower = leader.followers;
        leader.followers = intent;
        intent.state(Intent.State.FOLLOWING);
        return true;
    }

    /** Orders may have come since a cancel of all was sent; a client order id may have been used again. */
    private static boolean mayMeanAnother(final Intent leader) {
        return leader.cancelsAll ? leader.isInFlight() : leader.isByClientOrderId() && leader.tries.maybeExecuted();
    }

    /** Takes a follower off its leader. */
    void leave(final Intent follower) {
        final Intent leader = follower.leader;
        if (leader.followers == follower) {
            leader.followers = follower.nextFollower;
            return;
        }
        Intent before = leader.followers;
        while (before.nextFollower != follower) {
            before = before.nextFollower;
        }
        before.nextFollower = follower.nextFollower;
    }

    /** Puts the first follower in the place of its leader, with all that was done for that. */
    void promote(final Intent leader) {
        final Intent successor = leader.followers;
        successor.succeed(leader);
        successor.leader = null;
        successor.followers = successor.nextFollower;
        successor.nextFollower = null;
        for (Intent other = successor.followers; other != null; other = other.nextFollower) {
            other.leader = successor;
        }
        if (!leader.replaced) {
            leaders.replace(leader, successor);
        }
        successor.takeRequestsOf(leader);
        queue.succeed(leader, successor);
        if (successor.isInFlight()) {
            successor.state(Intent.State.IN_FLIGHT);
        }
    }

    /** Later intents for this leader's order lead themselves. */
    void forget(final Intent leader) {
        if (!leader.replaced) {
            leaders.remove(leader);
        }
    }
}
