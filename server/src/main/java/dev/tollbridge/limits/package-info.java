/**
 * How much of what a caller or an address may do in a while, and how many requests work at once,
 * counted in memory at this node. Where it is asked, and how a refusal is answered, is for the
 * modules at the edge.
 */
@NullMarked
package dev.tollbridge.limits;

import org.jspecify.annotations.NullMarked;
