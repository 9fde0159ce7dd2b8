/**
 * Where shops are told: receives webhooks, verifies them as Standard Webhooks prescribes, and can
 * behave as badly as a merchant's server does. Judges nothing but signatures.
 */
@NullMarked
package dev.tollbridge.bench.sink;

import org.jspecify.annotations.NullMarked;
