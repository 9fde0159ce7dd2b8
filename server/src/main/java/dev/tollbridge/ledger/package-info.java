/**
 * The books: double entry, append-only, one balanced entry for each money event. What an event is
 * worth is decided elsewhere; here it is kept, added up and proven. Balances are read and compared,
 * never set.
 */
@NullMarked
package dev.tollbridge.ledger;

import org.jspecify.annotations.NullMarked;
