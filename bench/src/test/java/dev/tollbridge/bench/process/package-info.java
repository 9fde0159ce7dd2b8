/** Tests of how programs are started. */
@NullMarked
package dev.tollbridge.bench.process;

import org.jspecify.annotations.NullMarked;
