/** Tests of the program as a whole, over real HTTP. */
@NullMarked
package dev.tollbridge.simulators;

import org.jspecify.annotations.NullMarked;
