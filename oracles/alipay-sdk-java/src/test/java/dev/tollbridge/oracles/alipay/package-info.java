/**
 * Judges that neither the adapter nor the simulator can please by agreeing with each other: the
 * official SDK calls the simulator, its verifiers read what the adapter sends, and the adapter is
 * run against the simulator in every key mode. The SDK is in the scope of these tests only.
 */
@NullMarked
package dev.tollbridge.oracles.alipay;

import org.jspecify.annotations.NullMarked;
