/**
 * What the simulation needs of the channel runtime and cannot reach from outside: opening an
 * account. No rule of the product lives here.
 */
@NullMarked
package dev.tollbridge.channel;

import org.jspecify.annotations.NullMarked;
