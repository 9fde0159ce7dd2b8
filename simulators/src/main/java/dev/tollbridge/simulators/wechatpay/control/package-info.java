/**
 * The control API for tests and people: merchants, what the channel believes, playing the payer,
 * faults.
 */
@NullMarked
package dev.tollbridge.simulators.wechatpay.control;

import org.jspecify.annotations.NullMarked;
