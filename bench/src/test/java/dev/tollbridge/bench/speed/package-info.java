/** A short run of the benchmark. */
@NullMarked
package dev.tollbridge.bench.speed;

import org.jspecify.annotations.NullMarked;
