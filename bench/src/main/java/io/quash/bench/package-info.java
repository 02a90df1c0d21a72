/** Everything that is run rather than embedded. */
package io.quash.bench;
