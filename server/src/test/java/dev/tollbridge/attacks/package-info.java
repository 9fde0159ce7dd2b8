/**
 * Attacks over HTTP on a whole server, each with a tag {@code attack-...} from which
 * docs/security.md is made. Attacks on one class alone are tested beside it, under the same tags.
 */
@NullMarked
package dev.tollbridge.attacks;

import org.jspecify.annotations.NullMarked;
