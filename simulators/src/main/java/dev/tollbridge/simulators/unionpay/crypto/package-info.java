/** Signatures of version 5.1.0. */
@NullMarked
package dev.tollbridge.simulators.unionpay.crypto;

import org.jspecify.annotations.NullMarked;
