/** A demonstration in one process: the gateway against a simulated exchange, and both sides' counts compared. */
package io.quash.bench.demo;
