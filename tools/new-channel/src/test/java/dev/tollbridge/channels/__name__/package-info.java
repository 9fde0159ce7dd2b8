/**
 * Tests of the __Name__ adapter.
 *
 * <p>The channel is played by code that shares none with it.
 */
@NullMarked
package dev.tollbridge.channels.__name__;

import org.jspecify.annotations.NullMarked;
