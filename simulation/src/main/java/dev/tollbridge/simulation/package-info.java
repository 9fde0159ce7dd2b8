/**
 * Histories of the gateway that a seed decides: who acts next, what the network, the channel, the
 * shop and the machines do, and when they fail. The domain code, the SQL, the adapter and the
 * channel's simulator are the real ones; time, chance, the network and the threads are ours. After
 * each event the invariants I1 to I12 are checked. What the invariants are about belongs to the
 * server's modules; faults of real processes and sockets are tested elsewhere.
 */
@NullMarked
package dev.tollbridge.simulation;

import org.jspecify.annotations.NullMarked;
