/**
 * What the simulation needs of the ledger and cannot reach from outside: folding, and the proof of
 * the books. No rule of the product lives here.
 */
@NullMarked
package dev.tollbridge.ledger;

import org.jspecify.annotations.NullMarked;
