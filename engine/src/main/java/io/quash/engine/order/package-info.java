/**
 * What a strategy reads of an order in the venue's answer: a flyweight over the fields' own texts, a decimal without
 * loss, and the venue's enumerations, which are open.
 */
package io.quash.engine.order;
