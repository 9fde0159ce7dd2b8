/** Tests of what adapters share. Adapters test what they make of it themselves. */
@NullMarked
package dev.tollbridge.channels.support;

import org.jspecify.annotations.NullMarked;
