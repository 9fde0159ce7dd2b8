/** The merchant interfaces: forms in, signed text out. */
@NullMarked
package dev.tollbridge.simulators.unionpay.gateway;

import org.jspecify.annotations.NullMarked;
