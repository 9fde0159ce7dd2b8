/**
 * Keys, plain RSA signatures and self-made certificates, as every fake channel needs them. What is
 * signed, and how a channel names a key, is not known here.
 */
@NullMarked
package dev.tollbridge.simulators.core.crypto;

import org.jspecify.annotations.NullMarked;
