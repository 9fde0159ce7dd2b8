/** Tests of what every call of the API goes through. */
@NullMarked
package dev.tollbridge.kernel;

import org.jspecify.annotations.NullMarked;
