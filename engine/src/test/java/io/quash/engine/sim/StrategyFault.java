package io.quash.engine.sim;

/** What a strategy does wrong. */
enum StrategyFault {
    HANDLER_THREW
}
