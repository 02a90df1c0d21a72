/** One self-contained HTML page about measured latencies: what it shows, and how it is written. */
package io.quash.bench.report;
