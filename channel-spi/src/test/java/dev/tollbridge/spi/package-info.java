/** Tests of the contract's own few rules. */
@NullMarked
package dev.tollbridge.spi;

import org.jspecify.annotations.NullMarked;
