/** JMH benchmarks of the parts and of the whole; run with {@code quash jmh}. */
package io.quash.bench.jmh;
