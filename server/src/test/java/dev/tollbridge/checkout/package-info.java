/** Tests of the payer's pages over real HTTP, with payments in states that the test decides. */
@NullMarked
package dev.tollbridge.checkout;

import org.jspecify.annotations.NullMarked;
