/** Tests of the loops and connections, without a gateway. */
@NullMarked
package dev.tollbridge.bench.load;

import org.jspecify.annotations.NullMarked;
