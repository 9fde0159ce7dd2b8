/**
 * Load from outside: starts the programs as an operator would, and is shops, payers and bad luck to
 * them. Nothing here knows a class of the server or of the simulators; everything goes over the
 * public HTTP API and the simulators' control API. Only the benchmark also asks the database, for
 * what nobody else can count.
 */
@NullMarked
package dev.tollbridge.bench;

import org.jspecify.annotations.NullMarked;
