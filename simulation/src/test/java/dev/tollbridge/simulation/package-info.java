/** Runs of the simulation, and proofs that it would notice. */
@NullMarked
package dev.tollbridge.simulation;

import org.jspecify.annotations.NullMarked;
