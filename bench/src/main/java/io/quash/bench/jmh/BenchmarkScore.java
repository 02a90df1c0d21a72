package io.quash.bench.jmh;

/**
 * One benchmark's result.
 *
 * @param name       with its parameters
 * @param unit       for example {@code ns/op}
 * @param isTime     whether less is better; else it is a throughput
 * @param error      half of the confidence interval; NaN when it is not known
 * @param bytesPerOp what one operation allocates; NaN when it is not known
 */
record BenchmarkScore(String name, String unit, boolean isTime, double score, double error, double bytesPerOp) {}
