/** Quash beside a bare socket and the usual HTTP clients: the same cancels, at the same exchange, in one run. */
package io.quash.bench.compare;
