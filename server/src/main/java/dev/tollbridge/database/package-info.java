/**
 * The connection to PostgreSQL: the embedded server and its life, or the external one. The schema
 * itself is in {@code db/migration}; the SQL is in the modules that own the tables.
 */
@NullMarked
package dev.tollbridge.database;

import org.jspecify.annotations.NullMarked;
