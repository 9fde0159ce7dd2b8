/** Tests of rate limits. */
@NullMarked
package dev.tollbridge.limits;

import org.jspecify.annotations.NullMarked;
