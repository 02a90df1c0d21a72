/**
 * HTTP/1.1 over Netty for one thread: connections, TLS, byte-exact send accounting and the response
 * decoder. Knows nothing of orders.
 */
package io.quash.transport;
