/** Deliberate bugs, put around what cannot be reached from outside. */
@NullMarked
package dev.tollbridge.notification;

import org.jspecify.annotations.NullMarked;
