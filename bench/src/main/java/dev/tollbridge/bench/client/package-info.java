/**
 * HTTP as shops and payers speak it: the public API, and the simulated channel's control API and
 * bill. What is asked for, and why, is the load's business.
 */
@NullMarked
package dev.tollbridge.bench.client;

import org.jspecify.annotations.NullMarked;
