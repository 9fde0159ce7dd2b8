/** Tests of the channel runtime against real sockets. */
@NullMarked
package dev.tollbridge.channel;

import org.jspecify.annotations.NullMarked;
