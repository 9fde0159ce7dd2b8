/** Tests of the guard on outgoing requests. */
@NullMarked
package dev.tollbridge.outgoing;

import org.jspecify.annotations.NullMarked;
