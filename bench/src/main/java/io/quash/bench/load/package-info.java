/** The load client: strategies that cancel ranges of orders, and what is recorded, counted and written of them. */
package io.quash.bench.load;
