/**
 * The channel runtime: finds the adapters, performs the calls they ask for, receives what channels
 * send, and keeps a redacted log of both. All network traffic to channels happens here and none
 * inside a transaction. It knows nothing of payments.
 */
@NullMarked
package dev.tollbridge.channel;

import org.jspecify.annotations.NullMarked;
