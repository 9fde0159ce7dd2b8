/**
 * Load and its measurement: cheap HTTP connections, closed and open loops, histograms. What a call
 * means is not known here.
 */
@NullMarked
package dev.tollbridge.bench.load;

import org.jspecify.annotations.NullMarked;
