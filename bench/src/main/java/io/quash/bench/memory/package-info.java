/** A venue in memory in the place of sockets, so that what is measured is the library alone. */
package io.quash.bench.memory;
