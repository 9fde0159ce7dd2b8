/** The merchant interfaces: reading, authentication, operations, signed answers. */
@NullMarked
package dev.tollbridge.simulators.qqwallet.gateway;

import org.jspecify.annotations.NullMarked;
