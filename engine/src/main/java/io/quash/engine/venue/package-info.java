/**
 * The venue's own formats: signing a request, reading the JSON of an answer. Nothing here allocates or throws on
 * whatever bytes the network delivers.
 */
package io.quash.engine.venue;
