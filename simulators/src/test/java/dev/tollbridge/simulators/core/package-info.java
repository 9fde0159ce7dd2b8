/** Tests of what all channels share. */
@NullMarked
package dev.tollbridge.simulators.core;

import org.jspecify.annotations.NullMarked;
