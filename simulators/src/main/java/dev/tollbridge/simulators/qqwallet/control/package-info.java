/** The control API for tests and people: merchants, orders, playing the payer, faults. */
@NullMarked
package dev.tollbridge.simulators.qqwallet.control;

import org.jspecify.annotations.NullMarked;
