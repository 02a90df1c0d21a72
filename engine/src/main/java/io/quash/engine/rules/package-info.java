/**
 * What follows from what: pure decisions about one order, without a clock, I/O, queues or allocation. {@link
 * io.quash.engine.rules.AnswerTable} reads an answer as an {@link io.quash.engine.rules.Event}, and {@link
 * io.quash.engine.rules.Rules} turns it, with what was tried, into a {@link io.quash.engine.rules.Step}. Internal to the
 * engine.
 */
package io.quash.engine.rules;
