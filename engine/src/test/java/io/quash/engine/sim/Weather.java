package io.quash.engine.sim;

import java.util.concurrent.TimeUnit;

/** How often what goes wrong under one seed. Some seeds are calm, some stormy, and each favours other faults. */
final class Weather {
    private static final long US = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    final double severity;
    final long latencyNs;
    final long jitterNs;
    final long longestStepNs;
    final double stall;
    final double splitting;

    final double refusedConnect;
    final double stalledConnect;
    final double deadAtWrite;
    final double partialWrite;
    final double lazyWire;
    final double lostRequest;
    final double idleClose;

    final double pingFault;
    final double row;
    final double form;
    final double loss;
    final double lateAnswer;
    final double lateExecution;
    final double lateQuery;

    /** How often an answer has a Date header. */
    final double dates;

    /** Of the venue, a minute. */
    final long weightLimit;

    final double closedByOthers;
    final double notThereYet;
    final double statusOfClosed;

    final int[] rowWeights;
    final int[] formWeights;
    final int[] lossWeights;
    final int[] styleWeights;

    /** Faults that would keep a gateway from starting are held back until it has. */
    boolean launched;

    Weather(final Draws draws) {
        final int kind = draws.below(10);
        severity = kind < 1 ? 0 : kind < 3 ? 0.01 : kind < 8 ? 0.1 : 0.5;
        latencyNs = draws.scaleBetween(30 * US, 20 * MS);
        jitterNs = draws.scaleBetween(US, 5 * MS);
        longestStepNs = draws.scaleBetween(MS / 2, 5 * MS);
        stall = often(draws, 0.002);
        splitting = draws.fraction();
        refusedConnect = often(draws, 0.5);
        stalledConnect = often(draws, 0.2);
        deadAtWrite = often(draws, 0.3);
        partialWrite = often(draws, 0.5);
        lazyWire = draws.chance(0.3) ? draws.fraction() : 0;
        lostRequest = often(draws, 0.2);
        idleClose = often(draws, 0.5);
        pingFault = often(draws, 0.5);
        row = often(draws, 1);
        form = often(draws, 1);
        loss = often(draws, 0.6);
        lateAnswer = often(draws, 0.3);
        lateExecution = draws.fraction() / 2;
        lateQuery = draws.fraction() / 2;
        dates = draws.chance(0.5) ? 1 : draws.chance(0.5) ? 0 : draws.fraction();
        weightLimit = !isFair() && draws.chance(0.2) ? draws.scaleBetween(20, 300) : 6000;
        closedByOthers = draws.fraction() / 3;
        notThereYet = often(draws, 0.3);
        statusOfClosed = draws.fraction() / 2;
        rowWeights = weights(draws, Row.values().length);
        formWeights = weights(draws, Form.values().length);
        lossWeights = weights(draws, Loss.values().length);
        styleWeights = weights(draws, JsonStyle.values().length);
    }

    boolean isFair() {
        return severity == 0;
    }

    /** Between never and this, or as near to it as the severity lets it come. */
    private double often(final Draws draws, final double most) {
        return draws.chance(0.3) ? 0 : most * severity * draws.fraction();
    }

    private static int[] weights(final Draws draws, final int count) {
        final int[] weights = new int[count];
        for (int i = 0; i < count; i++) {
            weights[i] = draws.chance(0.4) ? 0 : 1 + draws.below(9);
        }
        weights[draws.below(count)] += 1;
        return weights;
    }
}
