/**
 * What every fake channel needs: the movable clock and its timers, injected faults, the rule
 * catalogue, the journal that keeps state over a restart, and a thin HTTP layer. Nothing here knows
 * a payment channel.
 */
@NullMarked
package dev.tollbridge.simulators.core;

import org.jspecify.annotations.NullMarked;
