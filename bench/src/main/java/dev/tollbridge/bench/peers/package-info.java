/**
 * Other payment systems that the gateway is measured beside: how they are set up, started and
 * asked. How the two are loaded and compared is not known here.
 */
@NullMarked
package dev.tollbridge.bench.peers;

import org.jspecify.annotations.NullMarked;
