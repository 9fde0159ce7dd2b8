/** The rules that hold for the whole server and its sources. Tests of a module lie beside it. */
@NullMarked
package dev.tollbridge;

import org.jspecify.annotations.NullMarked;
