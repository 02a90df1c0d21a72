/** What was reported of each cancel, held against what the simulated exchange did. */
package io.quash.bench.reconcile;
