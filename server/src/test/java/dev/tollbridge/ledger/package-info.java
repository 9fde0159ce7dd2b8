/** Tests of the books, most of them against a real PostgreSQL. */
@NullMarked
package dev.tollbridge.ledger;

import org.jspecify.annotations.NullMarked;
