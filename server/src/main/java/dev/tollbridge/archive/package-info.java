/**
 * Moves old rows out of the database into files: the job, the files and their proof. Which rows are
 * old enough to go is said by the module that owns their table, in an {@link
 * dev.tollbridge.archive.ArchiveSource}. Nothing that money or a dispute needs is archived; what is
 * deleted without being kept (logs, nonces, idempotency keys) is no matter of this package.
 */
@NullMarked
package dev.tollbridge.archive;

import org.jspecify.annotations.NullMarked;
