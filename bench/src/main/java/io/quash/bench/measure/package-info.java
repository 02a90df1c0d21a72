/** Measurements that are ratios within one run: bursts, growth, and first cancels. */
package io.quash.bench.measure;
