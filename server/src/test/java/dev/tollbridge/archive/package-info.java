/** Tests of the archive, with real files and a real PostgreSQL. */
@NullMarked
package dev.tollbridge.archive;

import org.jspecify.annotations.NullMarked;
