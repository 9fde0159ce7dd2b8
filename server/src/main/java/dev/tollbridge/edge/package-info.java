/**
 * How calls of the public API come in and answers go out, whatever they are about: strict JSON,
 * problems (RFC 9457), request ids, authentication (bearer keys and RFC 9421 signatures) and
 * idempotency. A controller of any module gets a {@link dev.tollbridge.merchant.Caller} and, in a
 * POST, a {@link dev.tollbridge.edge.NewId} as arguments. No resource lives here.
 */
@NullMarked
package dev.tollbridge.edge;

import org.jspecify.annotations.NullMarked;
