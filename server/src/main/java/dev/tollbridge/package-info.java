/** The start of the server. Everything else is in the modules below, one package each. */
@NullMarked
package dev.tollbridge;

import org.jspecify.annotations.NullMarked;
