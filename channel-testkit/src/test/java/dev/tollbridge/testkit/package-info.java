/** Tests of the kit itself: that it finds fault where there is some. */
@NullMarked
package dev.tollbridge.testkit;

import org.jspecify.annotations.NullMarked;
