/**
 * The demo shop and what it needs, in development mode only. It is a customer of the public API
 * like any other: it pays with its API key over HTTP and believes webhooks only after it has
 * verified them with code of its own. Nothing here is part of the gateway.
 */
@NullMarked
package dev.tollbridge.demo;

import org.jspecify.annotations.NullMarked;
