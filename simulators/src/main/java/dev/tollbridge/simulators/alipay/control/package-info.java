/**
 * The control API for tests and people: what the channel believes, playing the payer, faults, apps.
 */
@NullMarked
package dev.tollbridge.simulators.alipay.control;

import org.jspecify.annotations.NullMarked;
