/** The sink as a sender meets it. */
@NullMarked
package dev.tollbridge.bench.sink;

import org.jspecify.annotations.NullMarked;
