/** What tests with real processes share. */
@NullMarked
package dev.tollbridge.bench;

import org.jspecify.annotations.NullMarked;
