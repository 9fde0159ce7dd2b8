/**
 * The simulators as one program: {@link dev.tollbridge.simulators.Main} for the command line,
 * {@link dev.tollbridge.simulators.Simulators} for tests. The channels live in their own packages
 * below and share no code with the gateway's adapters.
 */
@NullMarked
package dev.tollbridge.simulators;

import org.jspecify.annotations.NullMarked;
