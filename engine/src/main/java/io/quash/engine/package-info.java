/**
 * Cancel intents in, outcomes out: the gateway, its clients, the sender agent and the rules that say
 * what became of each cancel.
 */
package io.quash.engine;
