/** Tests of the embedded database. */
@NullMarked
package dev.tollbridge.database;

import org.jspecify.annotations.NullMarked;
