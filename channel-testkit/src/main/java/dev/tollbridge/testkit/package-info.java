/**
 * The contract tests that every channel adapter extends, and what they need: a conversation without
 * a network, broken replies, recorded requests, a search for secrets. Nothing of a particular
 * channel lives here, and nothing that runs in production.
 */
@NullMarked
package dev.tollbridge.testkit;

import org.jspecify.annotations.NullMarked;
