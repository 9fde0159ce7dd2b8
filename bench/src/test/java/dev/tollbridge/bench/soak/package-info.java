/** Shows that the verifier bites, and that a short run of the whole soak finds nothing. */
@NullMarked
package dev.tollbridge.bench.soak;

import org.jspecify.annotations.NullMarked;
