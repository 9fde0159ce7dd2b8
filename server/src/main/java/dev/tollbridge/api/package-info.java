/** The public HTTP API, version 1. */
@NullMarked
package dev.tollbridge.api;

import org.jspecify.annotations.NullMarked;
