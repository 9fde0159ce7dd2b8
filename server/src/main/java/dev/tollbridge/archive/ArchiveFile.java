package dev.tollbridge.archive;

import java.util.UUID;

/**
 * A whole file in the archive.
 *
 * @param kind of the source whose rows it holds
 * @param lines which are rows
 * @param bytes its size, compressed
 * @param sha256 of these bytes, in hexadecimal
 */
record ArchiveFile(UUID id, String kind, String name, int lines, long bytes, String sha256) {}
